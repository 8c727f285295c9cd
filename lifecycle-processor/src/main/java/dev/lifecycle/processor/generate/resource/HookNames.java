package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.generate.GeneratedNames;
import dev.lifecycle.processor.model.LifecycleSpec;

/** What the template calls a model's hooks. */
final class HookNames {

  private static final int LONGEST = 240;

  private HookNames() {}

  /** The model's name, of letters that Auto Scaling takes. */
  static String base(LifecycleSpec spec) {
    String name = GeneratedNames.model(spec).replaceAll("[^A-Za-z0-9_-]", "-");
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
