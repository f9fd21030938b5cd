package io.openroutercatalog.project;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A dependency as a pom declares it. A part that is not declared is empty, and properties are not
 * replaced.
 */
record PomDependency(String artifact, String version, String scope, String optional) {
  /** {@return whether users of the project get this dependency too} */
  boolean isPassedOn() {
    return !scope.equals("test") && !optional.equals("true");
  }

  /** {@return the dependencies of the pom that is read from a stream, in its order} */
  static List<PomDependency> all(InputStream pom) throws Exception {
    List<PomDependency> found = new ArrayList<>();
    Element dependencies = children(project(pom), "dependencies").getFirst();
    for (Element element : children(dependencies, "dependency")) {
      found.add(
          new PomDependency(
              text(element, "groupId") + ":" + text(element, "artifactId"),
              text(element, "version"),
              text(element, "scope"),
              text(element, "optional")));
    }
    return found;
  }

  /** {@return the value of a property of the pom that is read from a stream} */
  static String property(InputStream pom, String name) throws Exception {
    return text(children(project(pom), "properties").getFirst(), name);
  }

  private static Element project(InputStream pom) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(pom).getDocumentElement();
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
