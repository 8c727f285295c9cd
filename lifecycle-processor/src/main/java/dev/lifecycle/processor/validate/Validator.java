package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Applies every rule. */
public final class Validator {

  /** The rules of a gate are applied if those of the gates before it found no error. */
  private final List<List<Rule>> gates;

  /** Judges with the compiler's view of elements and types. */
  public Validator(Elements elements, Types types) {
    KnownTypes known = new KnownTypes(elements, types);
    Triggers triggers = new Triggers(known);
    gates =
        List.of(
            List.of(
                new ModelKindRule(),
                new StoredNameRule(),
                new StateNameRule(),
                new SourceRule(),
                new TransitionIdRule(),
                new ConditionNameRule(),
                new DuplicateIdRule(),
                new MethodKindRule(),
                new SignatureRule(known),
                new ParameterRule(known, triggers),
                new EventTypeRule(known),
                new StayRule(),
                new TimeoutRule(),
                new TimeoutTriggerRule(),
                new ScheduleTriggerRule(triggers),
                new OtherEventRule(triggers)));
  }

  /** Everything that is wrong with a model. */
  public List<Finding> check(DiscoveredModel model) {
    List<Finding> findings = new ArrayList<>();
    for (List<Rule> gate : gates) {
      gate.forEach(rule -> rule.check(model).forEach(findings::add));
      if (findings.stream().anyMatch(finding -> finding.problem().isError())) {
        break;
      }
    }
    return findings;
  }
}
