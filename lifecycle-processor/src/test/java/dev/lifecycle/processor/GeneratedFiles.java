package dev.lifecycle.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What is generated for a model beside its classes. */
record GeneratedFiles(String model, Compilation compilation) {

  /** Of the quickstart. */
  static GeneratedFiles ofQuickstart() {
    return ofExample("quickstart", "ClusterModel");
  }

  /** Of an example's model, which is compiled with all that is beside it. */
  static GeneratedFiles ofExample(String example, String model) {
    Path folder =
        Path.of("../lifecycle-examples", example, "src/main/java/dev/lifecycle/examples", example);
    try (Stream<Path> files = Files.list(folder)) {
      return new GeneratedFiles(
          "dev.lifecycle.examples." + example + "." + model,
          Compiling.cleanly(files.sorted().map(Compiling::source).toArray(JavaFileObject[]::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a model {@code p.Model} with these members and the states {@code a}, {@code b}. */
  static GeneratedFiles of(String members) {
    return ofModel(
        """
        @Lifecycle(states = Model.State.class, initial = "a")
        public class Model {
          public enum State { A, B }
        """
            + members
            + "}");
  }

  /** Of a model {@code p.Model}. */
  static GeneratedFiles ofModel(String declaration) {
    JavaFileObject source =
        Compiling.source("p.Model", "package p;\n" + LoadedModel.IMPORTS + declaration);
    return new GeneratedFiles("p.Model", Compiling.cleanly(source));
  }

  /** The text of a file. */
  String text(String file) {
    Optional<JavaFileObject> found =
        compilation.generatedFile(
            StandardLocation.CLASS_OUTPUT, "META-INF/lifecycle/" + model + "/" + file);
    try {
      return found
          .orElseThrow(() -> new AssertionError("no " + file))
          .getCharContent(false)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of JSON or YAML as maps, lists and scalars; {@code !Ref x} is a map as in JSON. */
  Map<String, Object> tree(String file) {
    return new Yaml(new CloudFormation()).load(text(file));
  }

  /** The short forms of CloudFormation's functions. */
  private static final class CloudFormation extends SafeConstructor {

    CloudFormation() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String name = node.getTag().getValue().substring(1);
              Map<String, Object> function = new LinkedHashMap<>();
              function.put(name.equals("Ref") ? name : "Fn::" + name, value(node));
              return function;
            }
          });
    }

    private Object value(Node node) {
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      }
      return node instanceof MappingNode mapping
          ? constructMapping(mapping)
          : constructScalar((ScalarNode) node);
    }
  }
}
