package dev.lifecycle.testing.aws;

import java.time.Instant;

/** A lifecycle action that nobody has ended yet. Compared by identity; not thread-safe. */
final class OpenAction {

  final Hook hook;
  final String instance;
  final Move move;
  final String token;
  private final Instant opened;
  private Instant beat;

  OpenAction(Hook hook, String instance, Move move, String token, Instant now) {
    this.hook = hook;
    this.instance = instance;
    this.move = move;
    this.token = token;
    this.opened = now;
    this.beat = now;
  }

  /** Its heartbeat time-out starts again. */
  void beat(Instant now) {
    beat = now;
  }

  /** When it is over though nobody ends it. */
  Instant expires() {
    Instant silent = beat.plus(hook.heartbeat());
    Instant latest = opened.plus(hook.globalTimeout());
    return silent.isBefore(latest) ? silent : latest;
  }
}
