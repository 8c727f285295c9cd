package dev.lifecycle.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.lifecycle.processor.model.LifecycleSpec;

/** Renders one generated file. Pure: the same model gives the same class. */
public interface Generator {

  /** The class. */
  TypeSpec generate(LifecycleSpec spec);
}
