package dev.lifecycle.examples.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the quickstart's deployment package against AWS as far as it fits on one machine, and says
 * whether everything ended as it must.
 *
 * <p>Exit code: 0 as expected, 1 not, 2 it could not start.
 */
public final class Demo {

  private static final int MOST_SECONDS = 90;

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param arguments the path of the deployment package
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
      System.err.println("usage: Demo <path of quickstart-function.zip>");
      System.exit(2);
    }
    // DynamoDB Local's threads would keep the JVM alive.
    System.exit(run(Path.of(arguments[0]), new Screen(System.out)));
  }

  private static int run(Path zip, Screen screen) {
    try (Resources resources = new Resources()) {
      Runtime.getRuntime().addShutdownHook(new Thread(resources::close, "stop"));
      World world;
      try {
        world = World.start(zip, screen, resources);
      } catch (Exception e) {
        System.err.println("The demo could not start: " + e);
        return 2;
      }
      return watch(world, screen);
    }
  }

  private static int watch(World world, Screen screen) {
    List<String> problems;
    try {
      world.begin().get(MOST_SECONDS, TimeUnit.SECONDS);
      Outcome outcome = world.outcome();
      screen.outcome(outcome);
      problems = Expected.differences(outcome);
    } catch (TimeoutException e) {
      screen.outcome(world.outcome());
      problems = List.of("after " + MOST_SECONDS + " s there is still to come: " + world.open());
    } catch (ExecutionException e) {
      problems = List.of(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems = List.of("interrupted");
    }
    if (problems.isEmpty()) {
      screen.line("As expected.");
      return 0;
    }
    screen.line("NOT as expected:");
    problems.forEach(problem -> screen.line("  " + problem));
    screen.line("The function's last lines:");
    world.functionLines().forEach(line -> screen.line("  " + line));
    return 1;
  }
}
