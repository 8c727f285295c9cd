/**
 * The annotation processor. Data flows one way, a package per stage:
 *
 * <ol>
 *   <li>{@code discover} reads a model class into records that say where the user wrote what; they
 *       may be wrong;
 *   <li>{@code validate} judges them, one class per rule, and turns what is right into
 *   <li>{@code model}, which knows nothing of the compiler and cannot be wrong;
 *   <li>{@code generate} renders it, one class per generated file, and writes the files.
 * </ol>
 *
 * <p>{@code report} holds every message and the one way to the user.
 */
@NullMarked
package dev.lifecycle.processor;

import org.jspecify.annotations.NullMarked;
