package dev.lifecycle.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.processor.model.LifecycleSpec;

/** What generated classes and files are called. */
public final class GeneratedNames {

  private GeneratedNames() {}

  /** The model's name in records and generated names: {@code Outer_Model} of a nested one. */
  public static String model(LifecycleSpec spec) {
    return String.join("_", spec.model().simpleNames());
  }

  /** The class that holds the table. */
  static ClassName transitions(LifecycleSpec spec) {
    return beside(spec, "Transitions");
  }

  /** The class that calls the model's methods. */
  static ClassName dispatcher(LifecycleSpec spec) {
    return beside(spec, "Dispatcher");
  }

  /** The class that the Lambda configuration names. */
  public static ClassName handler(LifecycleSpec spec) {
    return beside(spec, "Handler");
  }

  /** Where the files go that are no classes. */
  static String folder(LifecycleSpec spec) {
    return "META-INF/lifecycle/" + beside(spec, "").canonicalName() + "/";
  }

  private static ClassName beside(LifecycleSpec spec, String suffix) {
    return ClassName.get(spec.model().packageName(), model(spec) + suffix);
  }
}
