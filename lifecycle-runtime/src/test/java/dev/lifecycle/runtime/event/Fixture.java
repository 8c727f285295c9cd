package dev.lifecycle.runtime.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An event of {@code src/test/resources/events} to be changed into another one. */
record Fixture(String text) {

  private static final String VALUE =
      "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|\\[[^\\]]*+\\]|\\{(?:[^{}]|\\{[^{}]*+\\})*+\\})";

  static Fixture launch() {
    return named("launch");
  }

  static Fixture terminate() {
    return named("terminate");
  }

  static Fixture command() {
    return named("command");
  }

  static Fixture invocation() {
    return named("invocation");
  }

  static Fixture named(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/events/" + name + ".json")) {
      return new Fixture(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With this JSON as the value of a field; the field must be there. */
  Fixture with(String field, String json) {
    return changed("(\"" + field + "\": *)" + VALUE, "$1" + Matcher.quoteReplacement(json));
  }

  /** Without a field; the field must be there. */
  Fixture without(String field) {
    return changed("\"" + field + "\": *" + VALUE, "\"unknown-field\": 1");
  }

  private Fixture changed(String what, String into) {
    Matcher field = Pattern.compile(what).matcher(text);
    if (!field.find()) {
      throw new IllegalArgumentException("nothing to change: " + what);
    }
    return new Fixture(field.replaceFirst(into));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What it decodes to; anything but an event fails. */
  LifecycleEvent event() {
    return ((Decoded.Event) decoded()).event();
  }

  Decoded decoded() {
    return new EventDecoder(new Json()).decode(bytes());
  }
}
