package dev.lifecycle.examples.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The sections of a SAM template, as maps, lists and scalars; {@code !Ref X} stands there as {@code
 * {Ref: X}}, {@code !Sub X} as {@code {Fn::Sub: X}}.
 */
public record Template(
    Map<String, Object> parameters,
    Map<String, Object> conditions,
    Map<String, Object> resources,
    Map<String, Object> outputs) {

  private static final String FORMAT = "2010-09-09";
  private static final String SAM = "AWS::Serverless-2016-10-31";

  /**
   * Reads a template file.
   *
   * @throws TemplateException if it is none
   */
  public static Template read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  /**
   * The template with this text.
   *
   * @throws TemplateException if it is none
   */
  public static Template of(String text) {
    return Fields.read("template", tree(text), Template::of);
  }

  private static Object tree(String text) {
    try {
      return new Yaml(new ShortForms()).load(text);
    } catch (YAMLException e) {
      throw new TemplateException("template", "is not YAML: " + e.getMessage());
    }
  }

  private static Template of(Fields template) {
    template.expect("AWSTemplateFormatVersion", FORMAT);
    template.expect("Transform", SAM);
    template.leave("Description");
    return new Template(
        template.section("Parameters"),
        template.section("Conditions"),
        template.section("Resources"),
        template.section("Outputs"));
  }

  /** The short forms of CloudFormation's functions become the long ones. */
  private static final class ShortForms extends SafeConstructor {

    ShortForms() {
      super(strict());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String name = node.getTag().getValue().substring(1);
              return new LinkedHashMap<>(
                  Map.of(name.equals("Ref") ? name : "Fn::" + name, argument(node)));
            }
          });
    }

    private static LoaderOptions strict() {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      return options;
    }

    private Object argument(Node node) {
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      }
      return node instanceof MappingNode mapping
          ? constructMapping(mapping)
          : constructScalar((ScalarNode) node);
    }
  }
}
