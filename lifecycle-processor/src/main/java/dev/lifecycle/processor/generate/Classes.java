package dev.lifecycle.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.lifecycle.processor.model.LifecycleSpec;

/** What generated classes have in common. */
final class Classes {

  private Classes() {}

  /** Starts a class; one that has to mention what is deprecated does not warn of it. */
  static TypeSpec.Builder named(ClassName name, LifecycleSpec spec) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name);
    if (spec.deprecated()) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    return type;
  }
}
