package dev.lifecycle.processor.validate;

import static javax.lang.model.util.ElementFilter.methodsIn;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.Parameter.Kind;
import dev.lifecycle.processor.model.RuntimeTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a type in a model means to the runtime. */
final class KnownTypes {

  private static final Map<ClassName, Kind> KINDS =
      Map.of(
          RuntimeTypes.NODE, Kind.NODE,
          RuntimeTypes.NODES, Kind.NODES,
          RuntimeTypes.COMMANDS, Kind.COMMANDS,
          RuntimeTypes.LIFECYCLE_ACTION, Kind.ACTION,
          RuntimeTypes.LIFECYCLE_EVENT, Kind.ANY_EVENT,
          RuntimeTypes.RUN, Kind.RUN);

  private static final List<ClassName> NODE_HOLDERS =
      List.of(
          ClassName.get(Iterable.class),
          ClassName.get(Stream.class),
          ClassName.get(Optional.class));

  private static final String CONDITION = "dev.lifecycle.annotation.Condition";

  private final Elements elements;
  private final Types types;

  KnownTypes(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** What a parameter of this type is filled with, if there is such a thing. */
  Optional<Parameter> parameter(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    ClassName name = ClassName.get(MoreTypes.asTypeElement(type));
    if (KINDS.containsKey(name)) {
      return Optional.of(new Parameter(KINDS.get(name), name));
    }
    if (isEvent(type)) {
      return Optional.of(event(name));
    }
    return isOptionalAction(type)
        ? Optional.of(new Parameter(Kind.OPTIONAL_ACTION, RuntimeTypes.LIFECYCLE_ACTION))
        : Optional.empty();
  }

  /** The event as this type of its own. */
  Parameter event(ClassName type) {
    return new Parameter(
        isSubtype(type, RuntimeTypes.INSTANCE_ACTION) ? Kind.ACTION_EVENT : Kind.EVENT, type);
  }

  private boolean isOptionalAction(TypeMirror type) {
    List<? extends TypeMirror> arguments = MoreTypes.asDeclared(type).getTypeArguments();
    return MoreTypes.isTypeOf(Optional.class, type)
        && arguments.size() == 1
        && is(arguments.get(0), RuntimeTypes.LIFECYCLE_ACTION);
  }

  /** Whether a type is that of an event. */
  boolean isEvent(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && isSubtype(type, RuntimeTypes.LIFECYCLE_EVENT);
  }

  /** Whether a value of this type is one of that type. */
  boolean isSubtype(TypeMirror type, ClassName supertype) {
    return element(supertype)
        .filter(found -> types.isSubtype(type, types.erasure(found.asType())))
        .isPresent();
  }

  /** Whether a value of this type is one of that type. */
  boolean isSubtype(ClassName type, ClassName supertype) {
    return element(type).filter(found -> isSubtype(found.asType(), supertype)).isPresent();
  }

  /** Whether it is a node, or holds nodes. */
  boolean isNodes(TypeMirror type) {
    return is(type, RuntimeTypes.NODE)
        || NODE_HOLDERS.stream().anyMatch(holder -> isNodesIn(type, holder));
  }

  private boolean isNodesIn(TypeMirror type, ClassName holder) {
    Optional<TypeElement> node = element(RuntimeTypes.NODE);
    if (node.isEmpty()) {
      return false;
    }
    TypeElement generic = elements.getTypeElement(holder.canonicalName());
    DeclaredType nodes =
        types.getDeclaredType(generic, types.getWildcardType(node.get().asType(), null));
    return types.isAssignable(type, nodes);
  }

  /** Whether generated code may call what throws it: it lets exceptions and errors through. */
  boolean mayBeThrown(TypeMirror type) {
    return isSubtype(type, ClassName.get(Exception.class))
        || isSubtype(type, ClassName.get(Error.class));
  }

  /** The names of the conditions that a class declares. */
  List<String> conditions(ClassName name) {
    return element(name).stream()
        .flatMap(type -> methodsIn(type.getEnclosedElements()).stream())
        .filter(method -> MoreElements.isAnnotationPresent(method, CONDITION))
        .map(method -> method.getSimpleName().toString())
        .toList();
  }

  /** Whether it is this type. */
  boolean is(TypeMirror type, ClassName name) {
    return type.getKind() == TypeKind.DECLARED
        && ClassName.get(MoreTypes.asTypeElement(type)).equals(name);
  }

  private Optional<TypeElement> element(ClassName name) {
    return Optional.ofNullable(elements.getTypeElement(name.canonicalName()));
  }
}
