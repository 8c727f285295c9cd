package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.model.LifecycleSpec;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns what was discovered, once it is known to be right, into the model. */
final class SpecFactory {

  private final Elements elements;
  private final KnownTypes types;
  private final Constructors constructors;

  /** Works with the compiler's view of elements and types. */
  SpecFactory(Elements elements, Types types) {
    this.elements = elements;
    this.types = new KnownTypes(elements, types);
    this.constructors = new Constructors(elements, types, this.types);
  }

  /** The model of a class in which {@link Validator} found no error; the only way across. */
  LifecycleSpec create(DiscoveredModel model) {
    return new Crossing(model, types).spec(constructors.of(model.type()), isDeprecated(model));
  }

  /** Whether a class that names the model's parts and calls its methods would be warned. */
  private boolean isDeprecated(DiscoveredModel model) {
    return elements.isDeprecated(model.type())
        || constructors.isDeprecated(model.type())
        || elements.isDeprecated(model.states().orElseThrow().value())
        || model.constants().stream().anyMatch(state -> elements.isDeprecated(state.constant()))
        || model.methods().stream().anyMatch(method -> elements.isDeprecated(method.element()));
  }
}
