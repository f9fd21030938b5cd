package io.openroutercatalog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.openroutercatalog.cli.Main;
import io.openroutercatalog.health.HealthBlend;
import io.openroutercatalog.health.HealthPass;
import io.openroutercatalog.health.HealthRule;
import io.openroutercatalog.health.ModelHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The structure that docs/structure.md describes, as rules. */
@AnalyzeClasses(packages = "io.openroutercatalog", importOptions = DoNotIncludeTests.class)
class StructureTest {
  private static final String ROOT = "io.openroutercatalog";
  private static final String TESTING = "io.openroutercatalog.testing";
  private static final String JSON = "io.openroutercatalog.json..";
  private static final String CLIENT = "io.openroutercatalog.client..";
  private static final String GENERATE = "io.openroutercatalog.generate..";
  private static final String HEALTH = "io.openroutercatalog.health..";
  private static final String REFRESH = "io.openroutercatalog.refresh..";
  private static final String CLI = "io.openroutercatalog.cli..";
  private static final int MOST_LINES = 500;

  /** The classes of the root package that do things; all others there are values. */
  private static final DescribedPredicate<JavaClass> SERVICE =
      DescribedPredicate.describe(
          "the service",
          type ->
              Stream.of(
                      CatalogService.class,
                      CatalogEngine.class,
                      CatalogRules.class,
                      CatalogState.class,
                      CatalogCopy.class,
                      CopyCodec.class,
                      CopyKeeper.class,
                      FileCatalogStore.class,
                      ListRefresh.class,
                      OutageLog.class,
                      HealthRefresh.class,
                      StateHolder.class,
                      ListenerHub.class,
                      KeepQueue.class,
                      StatusBoard.class)
                  .anyMatch(service -> (type.getName() + "$").startsWith(service.getName() + "$")));

  private static final DescribedPredicate<JavaClass> API =
      DescribedPredicate.describe(
          "API",
          type ->
              List.of(ROOT, TESTING).contains(type.getPackageName())
                  && Stream.iterate(type, t -> t != null, t -> t.getEnclosingClass().orElse(null))
                      .allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC)));

  @ArchTest
  static final ArchRule the_api_shows_no_type_of_a_library =
      members()
          .that()
          .areDeclaredInClassesThat(API)
          .and(DescribedPredicate.describe("are visible to callers", StructureTest::isVisible))
          .should(showOnlyTypesOfTheJdkAndTheApi());

  @ArchTest
  static final ArchRule the_client_knows_nothing_of_what_is_done_with_its_answers =
      noClasses()
          .that()
          .resideInAPackage(CLIENT)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(GENERATE, HEALTH, REFRESH, CLI, TESTING).or(SERVICE));

  @ArchTest
  static final ArchRule the_rules_know_no_library_no_network_and_no_thread =
      noClasses()
          .that()
          .resideInAPackage(GENERATE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "okhttp3..",
                      "okio..",
                      "com.fasterxml..",
                      "java.net..",
                      "java.util.concurrent..",
                      "org.slf4j..",
                      HEALTH,
                      REFRESH,
                      CLI,
                      TESTING)
                  .or(SERVICE));

  @ArchTest
  static final ArchRule the_rules_know_no_clock =
      noClasses()
          .that()
          .resideInAPackage(GENERATE)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.InstantSource")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod("java.time.Instant", "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule json_knows_values_only =
      noClasses()
          .that()
          .resideInAPackage(JSON)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "okhttp3..", "okio..", CLIENT, GENERATE, HEALTH, REFRESH, CLI, TESTING)
                  .or(SERVICE));

  @ArchTest
  static final ArchRule values_know_neither_client_nor_rules =
      noClasses()
          .that()
          .resideInAPackage(ROOT)
          .and(DescribedPredicate.not(SERVICE))
          .and()
          .doNotBelongToAnyOf(CatalogStore.class) // Its file(path) makes the one of the library.
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      CLIENT, GENERATE, HEALTH, REFRESH, CLI, TESTING, "okhttp3..", "okio..")
                  .or(SERVICE));

  @ArchTest
  static final ArchRule a_store_knows_nothing_but_the_file_it_can_make =
      noClasses()
          .that()
          .belongToAnyOf(CatalogStore.class)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "of the library, other than the file store",
                  type ->
                      type.getPackageName().startsWith(ROOT)
                          && !type.isEquivalentTo(CatalogStore.class)
                          && !type.isEquivalentTo(FileCatalogStore.class)));

  @ArchTest
  static final ArchRule the_rules_of_health_know_no_library_no_network_and_no_thread =
      noClasses()
          .that()
          .belongToAnyOf(HealthRule.class, HealthBlend.class, HealthPass.class, ModelHealth.class)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "okhttp3..",
                      "okio..",
                      "com.fasterxml..",
                      "java.net..",
                      "java.util.concurrent..",
                      "org.slf4j..",
                      GENERATE,
                      REFRESH,
                      CLI)
                  .or(SERVICE))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule health_knows_neither_the_list_nor_the_service =
      noClasses()
          .that()
          .resideInAPackage(HEALTH)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("okhttp3..", "okio..", JSON, GENERATE, REFRESH, CLI).or(SERVICE));

  @ArchTest
  static final ArchRule the_timing_of_refreshes_knows_no_http =
      noClasses()
          .that()
          .resideInAPackage(REFRESH)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "okhttp3..",
                      "okio..",
                      "com.fasterxml..",
                      "java.net..",
                      CLIENT,
                      JSON,
                      GENERATE,
                      HEALTH,
                      CLI)
                  .or(SERVICE));

  @ArchTest
  static final ArchRule only_the_client_knows_okhttp =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..");

  @ArchTest
  static final ArchRule nothing_needs_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, "picocli..");

  @ArchTest
  static final ArchRule nothing_but_the_command_line_needs_the_test_tools =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, TESTING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TESTING);

  @ArchTest
  static final ArchRule only_main_touches_the_console_and_the_jvm =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule nothing_sleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class);

  /** A lock that callers can see is a lock that callers can hold. */
  @ArchTest
  static final ArchRule no_method_is_synchronized =
      noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);

  @ArchTest
  static final ArchRule nothing_can_be_extended_by_others =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .should(
              new ArchCondition<>("be final or sealed, or an enum") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean closed =
                      type.getModifiers().contains(JavaModifier.FINAL)
                          || type.isEnum()
                          || type.reflect().isSealed();
                  events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open"));
                }
              });

  /** Else the rules above could hold because nothing was looked at. */
  @ArchTest
  static final ArchRule the_api_is_found =
      methods()
          .that()
          .areDeclaredIn(CatalogService.class)
          .and()
          .haveName("initialize")
          .should()
          .bePublic();

  @Test
  void no_source_file_is_longer_than_500_lines() throws IOException {
    List<Path> sources;
    try (Stream<Path> paths = Files.walk(Path.of("src"))) {
      sources = paths.filter(path -> path.toString().endsWith(".java")).toList();
    }
    assertThat(sources).hasSizeGreaterThan(50);
    for (Path source : sources) {
      assertThat(Files.readAllLines(source).size())
          .as(source.toString())
          .isLessThanOrEqualTo(MOST_LINES);
    }
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static ArchCondition<JavaMember> showOnlyTypesOfTheJdkAndTheApi() {
    return new ArchCondition<>("show only types of the JDK and of the API") {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        shown(member)
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(
                type ->
                    !type.isPrimitive()
                        && !type.getPackageName().startsWith("java.")
                        && !API.test(type))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            member, member.getFullName() + " shows " + type.getName())));
      }
    };
  }

  private static Stream<JavaType> shown(JavaMember member) {
    return switch (member) {
      case JavaField field -> Stream.of(field.getType());
      case JavaCodeUnit code ->
          Stream.concat(
              Stream.of(code.getReturnType()),
              Stream.concat(code.getParameterTypes().stream(), code.getExceptionTypes().stream()));
      default -> Stream.empty();
    };
  }
}
