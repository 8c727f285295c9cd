package dev.lifecycle.examples.local.stage;

import dev.lifecycle.examples.local.deploy.Deployment;
import dev.lifecycle.examples.local.deploy.Stack;
import dev.lifecycle.examples.local.deploy.Template;
import dev.lifecycle.testing.aws.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the build has generated to deploy a model.
 *
 * @param model the name that the generated classes begin with
 */
public record Generated(String model) {

  /** What is generated beside a class of this name that ends so. */
  public static Generated beside(String className, String suffix) {
    if (!className.endsWith(suffix)) {
      throw new IllegalArgumentException(className + " is no " + suffix);
    }
    return new Generated(className.substring(0, className.length() - suffix.length()));
  }

  /** What is generated for this model. */
  public static Generated of(Class<?> model) {
    return new Generated(model.getName());
  }

  /** The text of a file. */
  public String text(String file) {
    String path = "/META-INF/lifecycle/" + model + "/" + file;
    try (InputStream bytes = Generated.class.getResourceAsStream(path)) {
      if (bytes == null) {
        throw new IllegalArgumentException("not generated: " + path);
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template. */
  public Template template() {
    return Template.of(text("template.yaml"));
  }

  /** The template, deployed for a group. A model that tests make has no handler of its own. */
  public Deployment deployment(Account account, Map<String, String> parameters) {
    Template template = template();
    Map<String, String> values = new LinkedHashMap<>(parameters);
    values.put("Release", "1");
    if (template.parameters().containsKey("HandlerClass")) {
      values.put("HandlerClass", model + "Handler");
    }
    return Deployment.of(new Stack(template, "staged", account, values));
  }
}
