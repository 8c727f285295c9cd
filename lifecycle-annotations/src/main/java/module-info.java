/** The annotations that a lifecycle model is written with. */
module dev.lifecycle.annotation {
  requires static org.jspecify;

  exports dev.lifecycle.annotation;
}
