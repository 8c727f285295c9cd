package dev.lifecycle.examples.local;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Behaviour knows no HTTP, no service knows the demo. */
class ArchitectureTest {

  private static final String ROOT = "dev.lifecycle.examples.local";

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.lifecycle..")
        .layer("demo")
        .definedBy(ROOT)
        .layer("deploy")
        .definedBy(ROOT + ".deploy")
        .layer("bus")
        .definedBy(ROOT + ".bus")
        .layer("lambda")
        .definedBy(ROOT + ".lambda")
        .layer("dynamo")
        .definedBy(ROOT + ".dynamo")
        .layer("endpoint")
        .definedBy(ROOT + ".endpoint")
        .optionalLayer("aws")
        .definedBy("dev.lifecycle.testing.aws")
        .layer("http")
        .definedBy(ROOT + ".http")
        .whereLayer("demo")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("deploy")
        .mayOnlyAccessLayers("lambda", "bus", "dynamo", "aws")
        .whereLayer("bus")
        .mayOnlyAccessLayers("aws")
        .whereLayer("lambda")
        .mayOnlyAccessLayers("bus", "aws", "http")
        .whereLayer("dynamo")
        .mayOnlyAccessLayers("endpoint", "aws", "http")
        .whereLayer("endpoint")
        .mayOnlyAccessLayers("aws", "http")
        .whereLayer("http")
        .mayNotAccessAnyLayer()
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }
}
