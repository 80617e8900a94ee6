package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Public means promised: growing the list below is a decision. */
class PublicTypesTest {
  private static final String PACKAGE = "dev.bunting.futures";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(PACKAGE);

  @Test
  void thePublicTypesAreThese() {
    assertThat(classes)
        .filteredOn(type -> type.getPackageName().equals(PACKAGE))
        .filteredOn(PublicTypesTest::isPublic)
        .extracting(type -> type.getName().substring(PACKAGE.length() + 1))
        .containsExactlyInAnyOrder(
            "BrokenExecutorException",
            "Completions",
            "Futures",
            "Futures$Done",
            "Futures$Until",
            "MapOptions",
            "ProcessPoolExecutor",
            "ProcessPoolExecutor$Builder",
            "RemoteExecutorService",
            "SerializableCallable",
            "SerializableFunction",
            "SerializableRunnable",
            "WorkerDiedException");
  }

  @Test
  void nothingButTheJdkIsNeeded() {
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(PACKAGE + "..", "java..", "org.jspecify.annotations")
        .check(classes);
  }

  @Test
  void theWireKnowsNeitherSideAndThePoolKnowsNotTheWorker() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(PACKAGE + ".wire")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PACKAGE, PACKAGE + ".worker")
        .check(classes);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(PACKAGE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PACKAGE + ".worker")
        .check(classes);
  }

  /** What is public within a package-private type is not. */
  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicTypesTest::isPublic).orElse(true);
  }
}
