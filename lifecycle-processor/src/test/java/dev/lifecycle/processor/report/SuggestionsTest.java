package dev.lifecycle.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is suggested for a name that is not known. */
class SuggestionsTest {

  private static final List<String> KNOWN = List.of("ready", "joined_cluster", "left");

  @Test
  void theNearestNameIsSuggested() {
    assertThat(Suggestions.nearest("redy", KNOWN)).contains("ready");
    assertThat(Suggestions.nearest("raedy", KNOWN)).contains("ready");
    assertThat(Suggestions.nearest("join_cluster", KNOWN)).contains("joined_cluster");
    assertThat(Suggestions.nearest("lef", List.of("lift", "left"))).contains("left");
  }

  @Test
  void caseDoesNotCount() {
    assertThat(Suggestions.nearest("READY", KNOWN)).contains("ready");
    assertThat(Suggestions.nearest("Joined-Cluster", KNOWN)).contains("joined_cluster");
  }

  @Test
  void whatIsFarIsNotSuggested() {
    assertThat(Suggestions.nearest("gone", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("re", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("ready", List.of())).isEmpty();
    assertThat(Suggestions.nearest("", List.of("a"))).isEmpty();
    assertThat(Suggestions.nearest("b", List.of("a"))).isEmpty();
  }

  @Test
  void theBeginningOfANameStandsForIt() {
    assertThat(Suggestions.nearest("hasDns", List.of("isLarge", "hasDnsName")))
        .contains("hasDnsName");
    assertThat(Suggestions.nearest("join", List.of("leave", "join_the_cluster")))
        .contains("join_the_cluster");
    assertThat(Suggestions.nearest("join", List.of("join_the_cluster", "joined")))
        .contains("joined");
  }

  @Test
  void aCommonStemMakesNamesNear() {
    assertThat(Suggestions.nearest("falied", List.of("ready", "failure"))).contains("failure");
    assertThat(Suggestions.nearest("failing", List.of("failure"))).contains("failure");
    assertThat(Suggestions.nearest("falied", List.of("failure", "failed"))).contains("failed");
  }

  @Test
  void whatOnlyLooksAlikeIsNotSuggested() {
    assertThat(Suggestions.nearest("leaving", List.of("leader"))).isEmpty();
    assertThat(Suggestions.nearest("join_cluster", List.of("join_network"))).isEmpty();
    assertThat(Suggestions.nearest("ready", List.of("read_only"))).isEmpty();
    assertThat(Suggestions.nearest("left", List.of("leaving"))).isEmpty();
    assertThat(Suggestions.nearest("isLarge", List.of("isLaunching"))).isEmpty();
    assertThat(Suggestions.nearest("new", List.of("newest_of_all"))).isEmpty();
    assertThat(Suggestions.nearest("ready_and_willing", List.of("ready"))).isEmpty();
  }

  @Test
  void theTextSuggestsOrListsWhatThereIs() {
    assertThat(Suggestions.among(KNOWN, "redy")).isEqualTo(". Did you mean 'ready'?");
    assertThat(Suggestions.among(KNOWN, "gone")).isEqualTo("; known: ready, joined_cluster, left.");
    assertThat(Suggestions.among(List.of(), "x")).isEqualTo("; there are none.");
  }

  @Test
  void eachNameIsListedOnce() {
    assertThat(Suggestions.listed(List.of("nightly", "weekly", "nightly")))
        .isEqualTo("known: nightly, weekly");
  }

  @Test
  void aLongListIsCutOff() {
    List<String> many = IntStream.range(0, 20).mapToObj(i -> "state_" + i).toList();

    assertThat(Suggestions.listed(many)).endsWith("state_11, and 8 more");
  }

  @Test
  void ofSeveralStatesSomeAreNamed() {
    assertThat(Suggestions.some(List.of("a", "b", "c"))).isEqualTo("'a', 'b', 'c'");
    assertThat(Suggestions.some(List.of("a", "b", "c", "d", "e")))
        .isEqualTo("'a', 'b', 'c' and 2 more");
  }
}
