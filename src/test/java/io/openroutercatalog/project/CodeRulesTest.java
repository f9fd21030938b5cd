package io.openroutercatalog.project;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.openroutercatalog.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for all classes of the main code. */
@AnalyzeClasses(packages = "io.openroutercatalog", importOptions = DoNotIncludeTests.class)
class CodeRulesTest {
  private static final int MOST_LINES = 400;

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

  /** Callers could hold a lock on an object that they can see. */
  @ArchTest
  static final ArchRule no_method_is_synchronized =
      noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);

  private static boolean isForItsPackageOnly(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.ABSTRACT)
        && !type.getModifiers().contains(JavaModifier.PUBLIC);
  }

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
                          || type.reflect().isSealed()
                          || isForItsPackageOnly(type);
                  events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open"));
                }
              });

  /** A hash in a log tells nobody anything. A builder is not logged, and has none. */
  @ArchTest
  static final ArchRule what_applications_hold_says_what_it_is =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotRecords()
          .and()
          .resideOutsideOfPackages("..internal..", "..cli..")
          .and()
          .haveSimpleNameNotEndingWith("Builder")
          .should(
              new ArchCondition<>("have a text of their own") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean isHeld =
                      type.getMethods().stream()
                          .anyMatch(method -> !method.getModifiers().contains(JavaModifier.STATIC));
                  boolean hasText =
                      type.getMethods().stream()
                          .anyMatch(method -> method.getName().equals("toString"));
                  events.add(
                      new SimpleConditionEvent(
                          type, !isHeld || hasText, type.getName() + " has no toString"));
                }
              });

  /** A backend may throw, and only that class drops what it throws. A level calls nobody. */
  @ArchTest
  static final ArchRule only_the_log_of_the_library_calls_a_log_backend =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.openroutercatalog.internal.log")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage("org.slf4j..", "java.util.logging..")
                  .or(JavaClass.Predicates.equivalentTo(System.Logger.class))
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.equivalentTo(org.slf4j.event.Level.class))));

  @Test
  void no_source_file_is_longer_than_400_lines() throws IOException {
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
}
