package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;

/**
 * A value and where the user wrote it; a default's place is its annotation.
 *
 * @param value the value
 * @param origin its place
 */
public record Written<T>(T value, Origin origin) {}
