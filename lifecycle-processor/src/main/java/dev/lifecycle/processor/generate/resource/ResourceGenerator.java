package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;

/** Renders one generated file that is no class. Pure: the same model gives the same text. */
public interface ResourceGenerator {

  /** The file's name. */
  String file();

  /** Its text, in lines that end with a line feed. */
  String generate(LifecycleSpec spec);
}
