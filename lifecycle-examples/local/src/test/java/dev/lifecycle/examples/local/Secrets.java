package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words that stay where a test puts them: none may show in what a function says. */
final class Secrets {

  private final Map<String, String> words = new LinkedHashMap<>();

  /** Returns a word that occurs nowhere else, as a secret of this kind. */
  String mark(String kind) {
    return add(kind, "s3cret-" + kind.replace(' ', '-') + "-" + words.size());
  }

  /** Makes a word a secret that the test does not choose. */
  String add(String kind, String word) {
    words.put(word, kind);
    return word;
  }

  /** Asserts that something was said here, and that none of it holds a secret. */
  void assertKept(String place, List<String> texts) {
    assertThat(texts).as(place).isNotEmpty();
    words.forEach(
        (word, kind) ->
            assertThat(texts)
                .as("%s without the %s", place, kind)
                .noneMatch(text -> text.contains(word)));
  }
}
