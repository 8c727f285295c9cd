package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Short hashes of tokens and event ids, for the record's short memories. */
final class Hashes {

  private static final int BYTES = 6;

  private Hashes() {}

  /**
   * Of what makes two deliveries one event: a schedule's name and time, of any other event its type
   * and id.
   */
  static String meaning(LifecycleEvent event) {
    String what = event.getClass().getSimpleName();
    return event instanceof ScheduleFired fired
        ? of(what + " " + fired.name() + " " + fired.time().toEpochMilli())
        : of(what + " " + (event.id().isEmpty() ? event.time().toString() : event.id()));
  }

  static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
