/** A user's module. */
module com.example.search {
  requires static dev.lifecycle.annotation;
  requires dev.lifecycle.runtime;
  requires aws.lambda.java.core;
  requires java.compiler;
}
