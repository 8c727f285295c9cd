package dev.lifecycle.processor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that compiles one changed source only finds the others as class files. */
class IncrementalBuildTest {

  private static final JavaFileObject BASE =
      source(
          "base.Base",
          """
          package base;

          public abstract class Base<E extends InstanceAction> extends LifecycleModel {
            @Transition(source = Names.READY, dest = "leaving", on = InstanceTerminating.class)
            @Transition(name = "pool", source = "ready", dest = "fresh", on = InstanceReturning.class)
            public void leave(E event, Node node) {}

            @Before(order = 1)
            public void second(Run run) {}

            @Before
            public void first(LifecycleAction action) throws java.io.IOException {}

            @Condition
            public boolean isLarge(Nodes nodes) {
              return true;
            }

            @Scheduled(value = "nightly", rate = "rate(1 day)")
            public Stream<Node> nightly(Nodes nodes) {
              return Stream.of();
            }
          }
          """);
  private static final JavaFileObject TIDYING =
      source(
          "base.Tidying",
          """
          package base;

          public interface Tidying {
            @Deprecated
            @Transition(source = "leaving", dest = Transition.REMOVED, timeout = "5m", completes = true)
            default void tidy() {}

            @After("join")
            default void report(LifecycleEvent event) {}
          }
          """);
  private static final JavaFileObject NAMES =
      source(
          "base.Names",
          """
          package base;

          public interface Names {
            String READY = "ready";
          }
          """);
  private static final JavaFileObject STATE =
      source(
          "model.State",
          """
          package model;

          enum State { FRESH, @Stored(value = "ready", formerly = "online") IN_SERVICE, LEAVING, FAILED }
          """);
  private static final JavaFileObject MODEL =
      source(
          "model.Model",
          """
          package model;

          @Lifecycle(states = State.class, initial = "fresh", failure = "failed")
          class Model extends base.Base<InstanceAction> implements base.Tidying {
            @Transition(source = "fresh", dest = base.Names.READY, on = InstanceLaunching.class,
                when = {"isLaunching", "isLarge"}, completes = true)
            void join(Commands commands) {}

            @Transition(source = "ready", dest = Transition.STAY, on = ScheduleFired.class, schedule = "nightly")
            void backUp() {}
          }
          """);

  @Test
  void theModelAloneGivesTheSameFilesByteByByte(@TempDir Path classes) throws IOException {
    Compilation whole = Compiling.cleanly(BASE, TIDYING, NAMES, STATE, MODEL);
    Compilation alone = again(whole, classes, MODEL);

    Map<String, String> expected = files(whole);
    expected.keySet().removeIf(file -> !isOf("Model", file));
    assertThat(expected).hasSizeGreaterThan(3 + 6);
    assertThat(files(alone)).isEqualTo(expected);
  }

  @Test
  void anotherSourceAloneGivesNoFileOfTheModel(@TempDir Path classes) throws IOException {
    Compilation whole = Compiling.cleanly(BASE, TIDYING, NAMES, STATE, MODEL);

    assertThat(files(again(whole, classes, BASE))).containsOnlyKeys("base/Base.class");
  }

  @Test
  void aSecondModelChangesNoFileOfTheFirst() {
    JavaFileObject other =
        source(
            "model.Other",
            """
            package model;

            @Lifecycle(states = State.class, initial = "ready", failure = "failed")
            class Other extends base.Base<InstanceAction> {}
            """);
    Map<String, String> one = files(Compiling.cleanly(BASE, TIDYING, NAMES, STATE, MODEL));
    Map<String, String> both = files(Compiling.cleanly(other, BASE, TIDYING, NAMES, STATE, MODEL));

    assertThat(both).containsAllEntriesOf(one);
    assertThat(both.keySet())
        .filteredOn(file -> !one.containsKey(file))
        .hasSizeGreaterThan(3 + 6)
        .allMatch(file -> isOf("Other", file));
  }

  private static boolean isOf(String model, String file) {
    return file.contains("model/" + model) || file.contains("model." + model + "/");
  }

  /** Compiles one source with everything that came out before on the class path. */
  private static Compilation again(Compilation whole, Path classes, JavaFileObject source)
      throws IOException {
    Compilation again =
        Compiling.lenient()
            .withClasspath(Compiling.classPath(classes, whole))
            .withOptions("--release", "17", "-Xlint:all,-processing")
            .compile(source);
    assertThat(again.errors()).as(Compiling.messages(again)).isEmpty();
    return again;
  }

  private static JavaFileObject source(String name, String text) {
    String imports = LoadedModel.IMPORTS + "import java.util.stream.Stream;\n";
    return Compiling.source(name, text.replaceFirst("\n\n", "\n\n" + imports + "\n"));
  }

  /** The generated files and classes, byte for character. */
  private static Map<String, String> files(Compilation compilation) {
    return compilation.generatedFiles().stream()
        .collect(
            toMap(
                Compiling::outputName,
                file -> new String(Compiling.bytes(file), StandardCharsets.ISO_8859_1)));
  }
}
