package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;

/**
 * A {@code @Scheduled}.
 *
 * @param origin the annotation
 * @param name the schedule's name
 * @param rate when it fires, or empty
 */
public record DiscoveredSchedule(Origin origin, Written<String> name, Written<String> rate) {}
