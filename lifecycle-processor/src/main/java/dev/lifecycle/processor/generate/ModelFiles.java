package dev.lifecycle.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.lifecycle.processor.generate.resource.DotGenerator;
import dev.lifecycle.processor.generate.resource.EventPatternGenerator;
import dev.lifecycle.processor.generate.resource.MermaidGenerator;
import dev.lifecycle.processor.generate.resource.PolicyGenerator;
import dev.lifecycle.processor.generate.resource.ResourceGenerator;
import dev.lifecycle.processor.generate.resource.TemplateGenerator;
import dev.lifecycle.processor.generate.resource.TransitionsDocGenerator;
import dev.lifecycle.processor.model.LifecycleSpec;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import javax.lang.model.element.TypeElement;

/** Every file that is generated for a model. */
public final class ModelFiles {

  private final List<Generator> classes =
      List.of(new TransitionsGenerator(), new DispatcherGenerator(), new HandlerGenerator());
  private final List<ResourceGenerator> resources =
      List.of(
          new MermaidGenerator(),
          new DotGenerator(),
          new TransitionsDocGenerator(),
          new EventPatternGenerator(),
          new PolicyGenerator(),
          new TemplateGenerator());

  private final SourceWriter writer;

  /** Writes by this writer. */
  public ModelFiles(SourceWriter writer) {
    this.writer = writer;
  }

  /**
   * Writes them all.
   *
   * @param model the class that they are made from
   * @param failed hears which of them could not be written, and why
   */
  public void write(LifecycleSpec spec, TypeElement model, BiConsumer<String, IOException> failed) {
    classes.forEach(
        generator -> {
          TypeSpec type = generator.generate(spec);
          attempt(type.name(), failed, () -> writer.write(type, model));
        });
    String folder = GeneratedNames.folder(spec);
    resources.forEach(
        generator ->
            attempt(
                generator.file(),
                failed,
                () -> writer.write(folder + generator.file(), generator.generate(spec), model)));
  }

  private static void attempt(
      String file, BiConsumer<String, IOException> failed, Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      failed.accept(file, e);
    }
  }

  @FunctionalInterface
  private interface Writing {

    void write() throws IOException;
  }
}
