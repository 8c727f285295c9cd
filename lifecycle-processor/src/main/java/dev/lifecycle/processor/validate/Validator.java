package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Applies every rule. */
public final class Validator {

  private final SpecFactory specs;

  /** What is written is right by itself. */
  private final List<Rule> rules;

  /** What it amounts to is right too; asked only of a model in which the rules found no error. */
  private final List<MachineRule> machineRules =
      List.of(
          new SameTriggerRule(),
          new HiddenTransitionRule(),
          new CompletionLoopRule(),
          new CommandTimeoutRule(),
          new CompletesRule(),
          new NeverCompletesRule(),
          new OpenRestRule(),
          new EndlessRetryRule(),
          new NeverEnteredRule(),
          new EntersPendingRule(),
          new UnhandledLaunchRule(),
          new UnhandledTerminationRule(),
          new NoFailureStateRule());

  /** Judges with the compiler's view of elements and types. */
  public Validator(Elements elements, Types types) {
    KnownTypes known = new KnownTypes(elements, types);
    Triggers triggers = new Triggers(known);
    specs = new SpecFactory(elements, types);
    rules =
        List.of(
            new ModelKindRule(),
            new StoredNameRule(),
            new StateNameRule(),
            new InitialRule(),
            new NamedTwiceRule(),
            new SourceRule(),
            new TransitionIdRule(),
            new ConditionNameRule(known),
            new DuplicateIdRule(),
            new MethodKindRule(known),
            new SignatureRule(known, triggers),
            new ParameterRule(known, triggers),
            new EventTypeRule(known),
            new StayRule(),
            new TimeoutRule(),
            new TimeoutTriggerRule(),
            new ScheduleTriggerRule(triggers),
            new ScheduleNameRule(),
            new RateRule(),
            new OtherEventRule(triggers),
            new MutableFieldRule(),
            new UnknownKeyRule());
  }

  /** Everything that is wrong with a model, and what it is if no error is. */
  public Verdict judge(DiscoveredModel model) {
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> rule.check(model).forEach(findings::add));
    if (hasErrors(findings)) {
      return new Verdict(told(findings, model), Optional.empty());
    }
    LifecycleSpec spec = specs.create(model);
    Machine machine = new Machine(model, spec);
    machineRules.forEach(rule -> rule.check(machine).forEach(findings::add));
    return new Verdict(
        told(findings, model), hasErrors(findings) ? Optional.empty() : Optional.of(spec));
  }

  private static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.problem().isError());
  }

  /** Without the warnings that the user does not want to hear. */
  private static List<Finding> told(List<Finding> findings, DiscoveredModel model) {
    return findings.stream()
        .filter(finding -> finding.problem().isError() || !isSuppressed(finding, model))
        .toList();
  }

  private static boolean isSuppressed(Finding finding, DiscoveredModel model) {
    return model.suppresses(finding.problem().key(), finding.origin().element());
  }
}
