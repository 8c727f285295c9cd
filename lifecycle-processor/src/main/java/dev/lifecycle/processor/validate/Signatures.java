package dev.lifecycle.processor.validate;

import com.google.auto.common.MoreTypes;
import dev.lifecycle.processor.discover.DiscoveredMethod;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Spells methods and types as a user would. */
final class Signatures {

  private Signatures() {}

  /** {@code void join(Node node, Commands commands)}, without what cannot be injected. */
  static String returning(String type, DiscoveredMethod method, Injection injection) {
    String parameters =
        method.parameters().stream()
            .filter(parameter -> injection.refusal(method, parameter).isEmpty())
            .map(parameter -> spelt(parameter.type()) + " " + parameter.name())
            .collect(Collectors.joining(", "));
    return "%s %s(%s)".formatted(type, method.name(), parameters);
  }

  /** {@code Optional<Node>}, without packages. */
  static String spelt(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return type.toString();
    }
    String name = MoreTypes.asTypeElement(type).getSimpleName().toString();
    String arguments =
        MoreTypes.asDeclared(type).getTypeArguments().stream()
            .map(Signatures::spelt)
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? name : name + "<" + arguments + ">";
  }
}
