package dev.lifecycle.processor.generate;

import com.google.auto.common.GeneratedAnnotations;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes generated files; the only class that touches the {@link Filer}. */
public final class SourceWriter {

  private static final String PROCESSOR = "dev.lifecycle.processor.LifecycleProcessor";

  private final Filer filer;
  private final Elements elements;
  private final SourceVersion version;

  /** Writes to this filer. */
  public SourceWriter(Filer filer, Elements elements, SourceVersion version) {
    this.filer = filer;
    this.elements = elements;
    this.version = version;
  }

  /**
   * Writes a class.
   *
   * @param type the class
   * @param model the one class it is made from, in whose package it is
   * @throws IOException if there is such a class, or the file cannot be written
   */
  public void write(TypeSpec type, TypeElement model) throws IOException {
    TypeSpec.Builder written = type.toBuilder().addOriginatingElement(model);
    GeneratedAnnotations.generatedAnnotation(elements, version)
        .ifPresent(generated -> written.addAnnotation(by(generated)));
    JavaFile.builder(ClassName.get(model).packageName(), written.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .writeTo(filer);
  }

  /**
   * Writes a file that goes along with the classes.
   *
   * @param path its path among the classes
   * @param text what is in it
   * @param model the one class it is made from
   * @throws IOException if there is such a file, or it cannot be written
   */
  public void write(String path, String text, TypeElement model) throws IOException {
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, model);
    try (OutputStream out = file.openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  // emits: @Generated("dev.lifecycle.processor.LifecycleProcessor")
  private static AnnotationSpec by(TypeElement generated) {
    return AnnotationSpec.builder(ClassName.get(generated))
        .addMember("value", "$S", PROCESSOR)
        .build();
  }
}
