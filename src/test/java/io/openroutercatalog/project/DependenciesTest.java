package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the users of the library get along with it. */
class DependenciesTest {
  @Test
  void users_get_okhttp_jackson_slf4j_and_jspecify_and_nothing_else() throws Exception {
    List<String> runtime = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Element dependency : dependencies()) {
      String artifact = text(dependency, "groupId") + ":" + text(dependency, "artifactId");
      all.add(artifact);
      if (!text(dependency, "scope").equals("test")
          && !text(dependency, "optional").equals("true")) {
        runtime.add(artifact);
      }
    }
    assertThat(runtime)
        .containsExactlyInAnyOrder(
            "com.squareup.okhttp3:okhttp-jvm",
            "com.fasterxml.jackson.core:jackson-databind",
            "org.slf4j:slf4j-api",
            "org.jspecify:jspecify");
    assertThat(all).contains("info.picocli:picocli", "org.assertj:assertj-core");
  }

  private static List<Element> dependencies() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Element project =
        factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getDocumentElement();
    return children(children(project, "dependencies").getFirst(), "dependency");
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
