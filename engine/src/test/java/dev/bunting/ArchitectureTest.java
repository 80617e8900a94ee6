package dev.bunting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What is promised, and which room may know which: a change here is a decision. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bunting")
          .that(JavaClass.Predicates.resideOutsideOfPackages("dev.bunting.server.."));

  @Test
  void promisesThesePublicTypes() {
    var promised =
        CLASSES.stream()
            .filter(c -> c.getPackageName().equals("dev.bunting"))
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName);
    assertThat(promised)
        .containsExactlyInAnyOrder(
            "Bunting",
            "Certificates",
            "Checksum",
            "Cookie",
            "Download",
            "EnvironmentException",
            "Event",
            "FileVersion",
            "Fsync",
            "Header",
            "Http",
            "Job",
            "JobLockedException",
            "LastRun",
            "Limits",
            "ListFormat",
            "ListOptions",
            "LiveView",
            "Login",
            "NameTemplate",
            "Netrc",
            "Options",
            "Outcome",
            "PlannedFile",
            "Politeness",
            "Progress",
            "Proxies",
            "Proxy",
            "Reason",
            "Records",
            "Row",
            "Rows",
            "Secrets",
            "Status",
            "Style",
            "Summary",
            "Timeouts",
            "Timings",
            "Trace",
            "TraceFile",
            "Traffic");
  }

  @Test
  void roomsDoNotCallBackUp() {
    noRoom("source", "plan", "schedule", "transfer", "sink");
    noRoom("sink", "plan", "schedule", "transfer");
    noRoom("schedule", "plan", "sink", "transfer");
    noRoom("plan", "sink", "transfer");
    noRoom("transfer", "plan");
    noRoom("transfer.http1", "sink", "schedule", "plan");
    noRoom("ledger", "plan", "schedule", "sink", "transfer", "report");
    noRoom("report", "plan", "schedule", "sink", "transfer");
    noRoom("chart", "source", "plan", "schedule", "sink", "transfer", "ledger", "report", "page");
    for (var room : new String[] {"plan", "schedule", "sink", "transfer"})
      noRoom(room, "ledger", "report", "page", "chart", "jfr", "live");
    for (var room : new String[] {"ledger", "report"}) noRoom(room, "jfr", "live");
  }

  @Test
  void onlyTheFrontDoorKnowsTheFrontDoor() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.bunting.*..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.bunting.Job")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.bunting.Bunting")
        .check(CLASSES);
  }

  @Test
  void theProtocolCoreDoesNoIo() {
    noClasses()
        .that()
        .resideInAPackage("dev.bunting.transfer.http1")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io", "java.net", "java.nio.channels", "java.nio.file")
        .check(CLASSES);
  }

  @Test
  void onlyTheLedgerKnowsItsDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bunting.ledger")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("dev.bunting.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static void noRoom(String room, String... others) {
    for (var other : others)
      noClasses()
          .that()
          .resideInAPackage("dev.bunting." + room)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.bunting." + other)
          .check(CLASSES);
  }
}
