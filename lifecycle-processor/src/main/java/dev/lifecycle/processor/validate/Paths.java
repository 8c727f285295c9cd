package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Position;
import dev.lifecycle.processor.model.Position.Action;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Spells the ways of nodes as a user would tell them. */
final class Paths {

  private Paths() {}

  /** {@code a -> b -> c rests}. */
  static String spelt(List<Step> path) {
    List<String> names = new ArrayList<>();
    names.add(path.get(0).row().any() ? "any state" : name(path.get(0).from()));
    Step last = last(path);
    path.forEach(step -> names.add(name(step.to())));
    return last.to().state().isPresent()
        ? String.join(" -> ", names) + " rests"
        : String.join(" -> ", names.subList(0, names.size() - 1)) + " is removed";
  }

  /** {@code a -> b -> a}. */
  static String round(List<Position> way) {
    return way.stream().map(Paths::name).collect(Collectors.joining(" -> "));
  }

  /** What the instance does that waits. */
  static String name(Action action) {
    return switch (action) {
      case LAUNCH -> "launching";
      case TERMINATE -> "terminating";
      case RETURN -> "returning";
      case NONE_YET, NONE_ANY_MORE -> throw new IllegalArgumentException("no open action");
    };
  }

  static Step last(List<Step> path) {
    return path.get(path.size() - 1);
  }

  private static String name(Position position) {
    return position.state().map(State::storedName).orElse("");
  }
}
