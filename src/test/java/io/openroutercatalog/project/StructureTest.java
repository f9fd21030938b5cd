package io.openroutercatalog.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import io.openroutercatalog.CatalogService;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The structure that docs/structure.md describes, as rules. */
@AnalyzeClasses(packages = "io.openroutercatalog", importOptions = DoNotIncludeTests.class)
class StructureTest {
  private static final String ROOT = "io.openroutercatalog";
  private static final String INTERNAL = ROOT + ".internal.";

  private static final DescribedPredicate<JavaClass> SERVICE =
      DescribedPredicate.describe(
          "the service", type -> outermost(type).isEquivalentTo(CatalogService.class));

  private static final DescribedPredicate<JavaClass> API =
      DescribedPredicate.describe(
          "API",
          type ->
              isExported(type.getPackageName())
                  && Stream.iterate(type, t -> t != null, t -> t.getEnclosingClass().orElse(null))
                      .allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC)));

  @ArchTest
  static void each_package_uses_only_what_lies_below_it(JavaClasses all) {
    for (JavaClass type : all) {
      String from = name(type);
      assertThat(Walls.MAY_USE).as("packages with a rule, for " + type.getName()).containsKey(from);
      for (JavaClass used : used(type)) {
        String to = name(used);
        boolean allowed =
            to.equals(from)
                || Walls.MAY_USE.get(from).contains(to)
                || (SERVICE.test(type) && Walls.SERVICE_MAY_USE.contains(to));
        assertThat(allowed).as(type.getName() + " uses " + used.getName()).isTrue();
      }
    }
  }

  /** Packages that import each other are not separate in fact. */
  @ArchTest
  static void only_the_service_makes_two_packages_import_each_other(JavaClasses all) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : all) {
      if (!SERVICE.test(type)) {
        used(type).stream()
            .map(StructureTest::name)
            .filter(to -> !to.equals(name(type)))
            .forEach(to -> arrows.computeIfAbsent(name(type), any -> new TreeSet<>()).add(to));
      }
    }
    assertThat(circle(arrows)).as("packages that lead back to themselves").isEmpty();
  }

  /** Only a value and the classes that build or write it may depend on each other. */
  @ArchTest
  static void no_source_file_depends_on_itself(JavaClasses all) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : all) {
      String from = outermost(type).getName();
      for (JavaClass used : used(type)) {
        String to = outermost(used).getName();
        if (!to.equals(from) && !isFamily(from, to)) {
          arrows.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
        }
      }
    }
    assertThat(circle(arrows)).as("files that lead back to themselves").isEmpty();
  }

  /**
   * A value with its builder, JSON, text or map form; stores with the interface that makes them.
   */
  private static boolean isFamily(String from, String to) {
    return from.equals(to + "Builder")
        || from.equals(to + "Json")
        || from.equals(to + "Text")
        || from.equals(to + "Map")
        || (from.startsWith(ROOT + ".store.") && to.endsWith(".store.CatalogStore"));
  }

  /** {@return the names on a circle, in order; empty without one} */
  private static List<String> circle(Map<String, Set<String>> arrows) {
    Map<String, Boolean> done = new HashMap<>();
    for (String start : arrows.keySet()) {
      Deque<String> path = new ArrayDeque<>();
      if (leadsBack(start, arrows, done, path)) {
        return path.stream().toList();
      }
    }
    return List.of();
  }

  private static boolean leadsBack(
      String at, Map<String, Set<String>> arrows, Map<String, Boolean> done, Deque<String> path) {
    Boolean known = done.get(at);
    if (known != null) {
      path.addLast(at);
      boolean onPath = !known;
      if (!onPath) {
        path.removeLast();
      }
      return onPath;
    }
    done.put(at, false);
    path.addLast(at);
    for (String next : arrows.getOrDefault(at, Set.of())) {
      if (leadsBack(next, arrows, done, path)) {
        return true;
      }
    }
    path.removeLast();
    done.put(at, true);
    return false;
  }

  private static List<JavaClass> used(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(target -> (target.getPackageName() + ".").startsWith(ROOT + "."))
        .distinct()
        .toList();
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  /** {@return the name of a type's package below the root, which is itself the empty name} */
  private static String name(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  private static boolean isExported(String packageName) {
    return (packageName + ".").startsWith(ROOT + ".")
        && !packageName.startsWith(INTERNAL)
        && !packageName.equals(ROOT + ".cli");
  }

  @ArchTest
  static final ArchRule the_api_shows_no_type_of_a_library =
      members()
          .that()
          .areDeclaredInClassesThat(API)
          .and(DescribedPredicate.describe("are visible to callers", StructureTest::isVisible))
          .should(showOnlyTypesOfTheJdkAndTheApi());

  /** The enricher runs a pass on many threads, and is the only class of its package that does. */
  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(
              INTERNAL + "base",
              ROOT + ".price",
              ROOT + ".model",
              INTERNAL + "generate",
              INTERNAL + "health")
          .and(
              DescribedPredicate.not(
                  DescribedPredicate.describe(
                      "the enricher",
                      type -> outermost(type).getSimpleName().equals("HealthEnricher"))));

  @ArchTest
  static final ArchRule values_and_rules_know_no_library_no_network_and_no_thread =
      noClasses()
          .that(PURE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "okhttp3..",
                  "okio..",
                  "com.fasterxml..",
                  "java.net..",
                  "java.util.concurrent..",
                  "org.slf4j.."))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule values_and_rules_know_no_clock =
      noClasses()
          .that(PURE)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.InstantSource")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule only_http_and_the_client_know_okhttp =
      noClasses()
          .that()
          .resideOutsideOfPackages(INTERNAL + "http", INTERNAL + "client", INTERNAL + "source")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..");

  @ArchTest
  static final ArchRule only_reading_and_writing_json_knows_jackson =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              INTERNAL + "json", INTERNAL + "http", INTERNAL + "client", INTERNAL + "copies", ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule only_the_command_line_knows_picocli =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  /** Otherwise the rules above could hold because no class was checked. */
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
  void a_circle_is_found_wherever_it_begins() {
    assertThat(circle(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"))))
        .contains("b", "c");
    assertThat(circle(Map.of("a", Set.of("b", "c"), "b", Set.of("c")))).isEmpty();
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
