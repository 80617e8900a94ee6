package dev.bunting.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The command is a program like any other: it gets by with what the library promises. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bunting.cli");

  @Test
  void theCommandUsesTheFrontDoorOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.bunting.ledger..",
            "dev.bunting.plan..",
            "dev.bunting.report..",
            "dev.bunting.robots..",
            "dev.bunting.schedule..",
            "dev.bunting.sink..",
            "dev.bunting.source..",
            "dev.bunting.transfer..",
            "dev.bunting.uri..")
        .check(CLASSES);
  }
}
