package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;

/** Renders {@code event-pattern.json}: what an EventBridge rule lets through. */
public final class EventPatternGenerator implements ResourceGenerator {

  @Override
  public String file() {
    return "event-pattern.json";
  }

  @Override
  public String generate(LifecycleSpec spec) {
    return Json.pretty(EventPattern.of(spec));
  }
}
