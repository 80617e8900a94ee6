package dev.bunting.server;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PublicApiTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bunting.server");

  @Test
  void promisesTheseTypesOnly() {
    assertThat(MODULE.stream())
        .filteredOn(
            type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(type -> type.getSimpleName())
        .containsExactlyInAnyOrder(
            "Body",
            "DelayRange",
            "ErrorKind",
            "FaultServer",
            "FlagsServer",
            "FlagsServerOptions",
            "Header",
            "RecordedRequest",
            "Reply",
            "TestCertificates");
  }

  @Test
  void needsTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.net.ssl", "org.jspecify..", "dev.bunting.server")
        .check(MODULE);
  }
}
