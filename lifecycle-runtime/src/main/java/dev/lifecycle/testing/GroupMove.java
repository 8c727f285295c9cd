package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.AutoScalingGroup;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What Auto Scaling does with an instance that it has, and in which lifecycle state it can. */
enum GroupMove {
  TAKE_FROM_POOL(
      "is taken from the warm pool",
      "Only one in Warmed:Stopped can: launchIntoPool(), and let its commands end",
      "Warmed:Stopped"::equals,
      AutoScalingGroup::takeFromPool),
  RETURN_TO_POOL(
      "returns to the warm pool",
      "Only one in InService can: launch it, and let its commands end",
      "InService"::equals,
      AutoScalingGroup::returnToPool),
  TERMINATE(
      "terminates",
      "Only one that is there can, and only once",
      state -> !state.isEmpty() && !state.contains("Terminating"),
      AutoScalingGroup::terminate);

  private final String words;
  private final String advice;
  private final Predicate<String> from;
  private final BiConsumer<AutoScalingGroup, String> move;

  GroupMove(
      String words,
      String advice,
      Predicate<String> from,
      BiConsumer<AutoScalingGroup, String> move) {
    this.words = words;
    this.advice = advice;
    this.from = from;
    this.move = move;
  }

  /** As the story tells it. */
  String words() {
    return words;
  }

  /** The end of a message of a state in which it is not possible. */
  String cannotBe() {
    return ", so it cannot be: " + words + ". " + advice + ".";
  }

  /** Whether it can be in this lifecycle state; empty: the group does not have the instance. */
  boolean isPossible(String state) {
    return from.test(state);
  }

  /** Does it. */
  void of(String instance, AutoScalingGroup group) {
    move.accept(group, instance);
  }
}
