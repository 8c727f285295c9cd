package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.deploy.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Deploys the quickstart's template and package to AWS as far as it fits on one machine, and says
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
   * @param arguments the paths of the template and of the deployment package
   */
  public static void main(String[] arguments) {
    List<Path> files = Arrays.stream(arguments).map(Path::of).filter(Files::isRegularFile).toList();
    if (arguments.length != 2 || files.size() != 2) {
      System.err.println("usage: Demo <path of template.yaml> <path of quickstart-function.zip>");
      System.exit(2);
    }
    int code = run(files.get(0), files.get(1), new Screen(System.out));
    // DynamoDB Local's threads would keep the JVM alive.
    System.exit(code);
  }

  private static int run(Path template, Path zip, Screen screen) {
    try (Resources resources = new Resources()) {
      Runtime.getRuntime().addShutdownHook(new Thread(resources::close, "stop"));
      try {
        World world = World.start(template, zip, screen, resources);
        List<String> problems = watch(world, screen);
        // On Ctrl-C everything fails because it is being stopped: nothing to report.
        return problems.isEmpty() || resources.isClosed() ? 0 : report(problems, world, screen);
      } catch (TemplateException e) {
        System.err.println("The template cannot be deployed: " + e.getMessage());
        return 2;
      } catch (Exception e) {
        if (!resources.isClosed()) {
          System.err.println("The demo could not start: " + e.getMessage());
        }
        return 2;
      }
    }
  }

  /** Returns what is not as expected. */
  private static List<String> watch(World world, Screen screen) throws InterruptedException {
    try {
      world.begin().get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return List.of(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      screen.outcome(world.outcome());
      return List.of("after " + MOST_SECONDS + " s there is still to come: " + world.open());
    }
    Outcome outcome = world.outcome();
    screen.outcome(outcome);
    List<String> differences = Expected.differences(outcome);
    if (differences.isEmpty()) {
      screen.line("As expected.");
    }
    return differences;
  }

  private static int report(List<String> problems, World world, Screen screen) {
    screen.line("NOT as expected:");
    problems.forEach(problem -> screen.line("  " + problem));
    screen.line("The function's last lines:");
    world.functionLines().forEach(line -> screen.line("  " + line));
    return 1;
  }
}
