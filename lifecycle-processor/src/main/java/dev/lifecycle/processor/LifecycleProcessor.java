package dev.lifecycle.processor;

import static javax.lang.model.util.ElementFilter.typesIn;

import com.google.auto.service.AutoService;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Discovery;
import dev.lifecycle.processor.generate.ModelFiles;
import dev.lifecycle.processor.generate.SourceWriter;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.report.Diagnostics;
import dev.lifecycle.processor.report.Origin;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.validate.Validator;
import dev.lifecycle.processor.validate.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Discovers, validates and generates models: this class is the order of these steps and nothing
 * else.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes(Discovery.LIFECYCLE)
@SupportedOptions(Diagnostics.STRICT)
public final class LifecycleProcessor extends AbstractProcessor {

  /** Models that mention what other processors may generate in a later round, and where. */
  private final Map<String, String> deferred = new LinkedHashMap<>();

  private Elements elements;
  private Diagnostics diagnostics;
  private Discovery discovery;
  private Validator validator;
  private ModelFiles files;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Types types = environment.getTypeUtils();
    elements = environment.getElementUtils();
    diagnostics = new Diagnostics(environment.getMessager(), environment.getOptions());
    discovery = new Discovery(elements, types);
    validator = new Validator(elements, types);
    files =
        new ModelFiles(
            new SourceWriter(environment.getFiler(), elements, environment.getSourceVersion()));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    diagnostics.compiling(round.getRootElements());
    if (round.processingOver()) {
      deferred.keySet().stream().flatMap(this::type).forEach(this::giveUp);
      return false;
    }
    Set<String> names = new LinkedHashSet<>(deferred.keySet());
    annotations.forEach(
        annotation ->
            typesIn(round.getElementsAnnotatedWith(annotation))
                .forEach(type -> names.add(type.getQualifiedName().toString())));
    deferred.clear();
    names.stream().flatMap(this::type).forEach(this::process);
    return false;
  }

  /** The class of this name; none where broken code has two of them. */
  private Stream<TypeElement> type(String name) {
    return Stream.ofNullable(elements.getTypeElement(name));
  }

  private void process(TypeElement type) {
    DiscoveredModel model = discovery.model(type);
    if (model.unresolved().isPresent()) {
      deferred.put(type.getQualifiedName().toString(), model.unresolved().get());
      return;
    }
    Verdict verdict = validator.judge(model);
    verdict.findings().forEach(finding -> diagnostics.report(finding, type));
    verdict.spec().ifPresent(spec -> generate(spec, type));
  }

  private void generate(LifecycleSpec spec, TypeElement type) {
    files.write(spec, type, (file, why) -> notWritten(file, why, type));
  }

  private void notWritten(String file, IOException why, TypeElement type) {
    diagnostics.report(
        Problems.notWritten(file, String.valueOf(why.getMessage())).at(Origin.of(type)), type);
  }

  private void giveUp(TypeElement type) {
    diagnostics.report(
        Problems.unresolved(
                type.getSimpleName().toString(), deferred.get(type.getQualifiedName().toString()))
            .at(Origin.of(type)),
        type);
  }
}
