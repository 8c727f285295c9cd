package dev.lifecycle.processor.validate;

import com.google.auto.common.MoreElements;
import com.google.auto.common.Visibility;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;

/** What generated code, which is in the model's package, may name. */
final class Access {

  private Access() {}

  /** Whether nothing but its own outermost class may name it. */
  static boolean isPrivate(Element element) {
    return Visibility.effectiveVisibilityOfElement(element) == Visibility.PRIVATE;
  }

  /** Whether classes of this package may name it. */
  static boolean reaches(PackageElement from, Element element) {
    return MoreElements.getPackage(element).equals(from)
        ? !isPrivate(element)
        : Visibility.effectiveVisibilityOfElement(element) == Visibility.PUBLIC;
  }
}
