package dev.lifecycle.processor.report;

/**
 * A problem and where it is.
 *
 * @param origin where the user wrote it
 * @param problem what is wrong
 */
public record Finding(Origin origin, Problem problem) {}
