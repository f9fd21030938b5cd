package io.openroutercatalog.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.openroutercatalog.LlmConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes from outside never become code, and become objects only field by field. */
@AnalyzeClasses(packages = "io.openroutercatalog", importOptions = DoNotIncludeTests.class)
class SafetyRulesTest {
  private static final Set<String> DANGEROUS_METHODS =
      Set.of(
          "java.lang.Runtime.exec",
          "java.lang.Runtime.load",
          "java.lang.Runtime.loadLibrary",
          "java.lang.System.load",
          "java.lang.System.loadLibrary",
          "java.lang.Class.forName",
          "java.lang.ClassLoader.loadClass",
          "java.lang.ClassLoader.defineClass",
          "java.lang.invoke.MethodHandles$Lookup.defineClass",
          "java.lang.invoke.MethodHandles$Lookup.findClass");

  /** Methods that bind a value to a class, or let the text name one. */
  private static final Set<String> DANGEROUS_OF_JACKSON =
      Set.of(
          "activateDefaultTyping",
          "activateDefaultTypingAsProperty",
          "setDefaultTyping",
          "enableDefaultTyping",
          "enableDefaultTypingAsProperty",
          "polymorphicTypeValidator",
          "setPolymorphicTypeValidator",
          "findAndRegisterModules",
          "findAndAddModules",
          "registerSubtypes",
          "treeToValue",
          "convertValue");

  @ArchTest
  static final ArchRule no_class_deserialises_or_executes_bytes =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "javax.xml..",
                      "org.xml..",
                      "org.w3c..",
                      "java.beans..",
                      "java.rmi..",
                      "javax.naming..",
                      "javax.script..",
                      "org.yaml..",
                      "com.fasterxml.jackson.dataformat..",
                      "com.fasterxml.jackson.databind.jsontype..")
                  .or(
                      DescribedPredicate.describe(
                          "deserialise, load classes, start processes or name types in JSON",
                          type ->
                              type.isAssignableTo(java.io.ObjectInput.class)
                                  || type.isAssignableTo(ClassLoader.class)
                                  || type.isEquivalentTo(java.util.ServiceLoader.class)
                                  || type.isEquivalentTo(ProcessBuilder.class)
                                  || type.isEquivalentTo(JsonTypeInfo.class))))
          .orShould()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "that executes, loads or binds", SafetyRulesTest::isDangerous));

  /** An application that deserialises could create serializable objects from hostile bytes. */
  @ArchTest
  static final ArchRule nothing_is_serializable_but_exceptions_and_enums =
      noClasses()
          .that()
          .areNotEnums()
          .and()
          .areNotAssignableTo(Throwable.class)
          .should()
          .beAssignableTo(Serializable.class)
          .orShould()
          .beAssignableTo(java.io.Externalizable.class);

  private static boolean isDangerous(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return DANGEROUS_METHODS.contains(owner.getName() + "." + access.getName())
        || (owner.getPackageName().startsWith("com.fasterxml.jackson")
            && DANGEROUS_OF_JACKSON.contains(access.getName()));
  }

  static final List<Class<?>> dangerous =
      List.of(
          Deserialises.class,
          Loads.class,
          Defines.class,
          Executes.class,
          Builds.class,
          ReadsXml.class,
          NamesTypes.class,
          NamesTypesItself.class);

  /** Imported once, since an import follows all classes that are used. */
  private static final JavaClasses SAMPLES =
      new ClassFileImporter()
          .importClasses(Stream.concat(dangerous.stream(), Stream.of(Kept.class)).toList());

  private static boolean finds(ArchRule rule, Class<?> sample) {
    return rule.evaluate(SAMPLES.that(JavaClass.Predicates.equivalentTo(sample))).hasViolation();
  }

  @ParameterizedTest
  @FieldSource("dangerous")
  void a_class_that_deserialises_or_executes_is_found(Class<?> type) {
    assertThat(finds(no_class_deserialises_or_executes_bytes, type)).isTrue();
  }

  @Test
  void a_serializable_class_is_found() {
    assertThat(finds(nothing_is_serializable_but_exceptions_and_enums, Kept.class)).isTrue();
  }

  /** Otherwise the text could create an object of any class on the class path. */
  @ParameterizedTest
  @ValueSource(strings = {"class", "@class", "@type", "@c", "type"})
  void a_type_named_in_json_is_a_text_like_any_other(String name) {
    String json =
        "{\"id\":1,\"provider\":\"x\",\"model_name\":\"m\",\"litellm_params\":{\""
            + name
            + "\":\"javax.swing.JEditorPane\",\"nested\":[\"java.net.URL\",\"http://a.example\"]}}";
    assertThat(LlmConfig.fromJson(json).litellmParams())
        .containsEntry(name, "javax.swing.JEditorPane")
        .containsEntry("nested", List.of("java.net.URL", "http://a.example"));
  }

  static final class Deserialises {
    Object of(byte[] bytes) throws IOException, ClassNotFoundException {
      return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    }
  }

  static final class Loads {
    Class<?> of(String name) throws ClassNotFoundException {
      return Class.forName(name);
    }
  }

  static final class Defines {
    Class<?> of(byte[] bytes) throws IllegalAccessException {
      return MethodHandles.lookup().defineClass(bytes);
    }
  }

  static final class Executes {
    Process of(String[] command) throws IOException {
      return Runtime.getRuntime().exec(command);
    }
  }

  static final class Builds {
    Process of(String command) throws IOException {
      return new ProcessBuilder(command).start();
    }
  }

  static final class ReadsXml {
    Object of() throws Exception {
      return javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
    }
  }

  static final class NamesTypes {
    ObjectMapper of(ObjectMapper mapper) {
      return mapper.activateDefaultTyping(mapper.getPolymorphicTypeValidator());
    }
  }

  static final class NamesTypesItself {
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    Object field = JsonMapper.builder().build();
  }

  static final class Kept implements Serializable {
    private static final long serialVersionUID = 1;
  }
}
