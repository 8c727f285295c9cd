package dev.lifecycle.examples.local.endpoint;

import dev.lifecycle.testing.aws.ApiException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads and writes the XML of the services that speak it. */
final class Xml {

  private Xml() {}

  /** An element with a text. */
  static String element(String name, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<" + name + ">" + escaped + "</" + name + ">";
  }

  /**
   * The root of a document.
   *
   * @param refusal the service's code for what is no XML
   */
  static Element root(String body, String refusal) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(body)))
          .getDocumentElement();
    } catch (SAXException e) {
      throw new ApiException(refusal, "The request is not XML");
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The elements of this name, at any depth. */
  static List<Element> all(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /**
   * The text of the first element of this name.
   *
   * @param refusal the service's code where there is none
   */
  static String text(Element parent, String name, String refusal) {
    return all(parent, name).stream()
        .findFirst()
        .map(Element::getTextContent)
        .orElseThrow(() -> new ApiException(refusal, name + " is missing"));
  }
}
