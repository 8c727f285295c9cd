package dev.lifecycle.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.lifecycle.processor.generate.SourceWriter;
import dev.lifecycle.processor.report.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and who owns what of the compiler. */
class ArchitectureTest {

  /** The one file with every message: a list, as long as there are messages. */
  private static final String CATALOGUE = "Problems.java";

  private static final String ROOT = "dev.lifecycle.processor";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void dataFlowsOneWay() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("processor")
            .definedBy(ROOT)
            .layer("discover")
            .definedBy(ROOT + ".discover")
            .layer("report")
            .definedBy(ROOT + ".report")
            .layer("validate")
            .definedBy(ROOT + ".validate")
            .layer("model")
            .definedBy(ROOT + ".model")
            .layer("generate")
            .definedBy(ROOT + ".generate..")
            .whereLayer("processor")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("discover")
            .mayOnlyBeAccessedByLayers("processor", "validate")
            .whereLayer("validate")
            .mayOnlyBeAccessedByLayers("processor")
            .whereLayer("generate")
            .mayOnlyBeAccessedByLayers("processor")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("processor", "validate", "generate")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("processor", "discover", "validate"));
  }

  @Test
  void theModelKnowsNothingOfTheCompiler() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing.."));
  }

  @Test
  void oneClassWritesAndOneClassReports() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(SourceWriter.class, LifecycleProcessor.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Filer.class));
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(Diagnostics.class, LifecycleProcessor.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Messager.class));
  }

  @Test
  void eachRuleIsAClassOfItsOwn() {
    check(
        classes()
            .that()
            .implement(ROOT + ".validate.Rule")
            .should()
            .haveSimpleNameEndingWith("Rule")
            .andShould()
            .bePackagePrivate());
  }

  @Test
  void noFileIsLong() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .filteredOn(file -> !file.endsWith(CATALOGUE))
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
    }
    assertThat(
            Files.readAllLines(
                Path.of("src/main/java/dev/lifecycle/processor/LifecycleProcessor.java")))
        .hasSizeLessThanOrEqualTo(120);
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
