package city.madang.portal.http;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a document whose elements are of one namespace; every text is escaped.
///
/// Attributes are names and values in turn.
public final class Xml {
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
  private static final int REPLACEMENT = 0xFFFD;

  private final XMLStreamWriter out;

  private Xml(XMLStreamWriter out) {
    this.out = out;
  }

  /// Writes what is inside of an element.
  @FunctionalInterface
  public interface Content {
    void write(Xml xml) throws XMLStreamException;
  }

  /// A whole document, to be sent as UTF-8.
  public static String write(String root, String namespace, Content content) {
    var text = new StringWriter();
    try {
      var out = XML.createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement(root);
      out.writeDefaultNamespace(namespace);
      content.write(new Xml(out));
      out.writeEndDocument(); // ends the root as well
      out.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory cannot fail", impossible);
    }
    return text.toString();
  }

  /// Adds to the element that was opened last.
  public void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], allowed(attributes[i + 1]));
    }
  }

  public void open(String name, String... attributes) throws XMLStreamException {
    out.writeStartElement(name);
    attributes(attributes);
  }

  public void close() throws XMLStreamException {
    out.writeEndElement();
  }

  public void text(String name, String text, String... attributes) throws XMLStreamException {
    open(name, attributes);
    out.writeCharacters(allowed(text));
    close();
  }

  public void empty(String name, String... attributes) throws XMLStreamException {
    out.writeEmptyElement(name);
    attributes(attributes);
  }

  /// XML has no way to write other control characters. Source: XML 1.0, production 2.
  private static String allowed(String text) {
    var allowed = new StringBuilder(text.length());
    text.codePoints()
        .map(code -> isAllowed(code) ? code : REPLACEMENT)
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int code) {
    return code == '\t'
        || code == '\n'
        || code == '\r'
        || (code >= 0x20 && code <= 0xD7FF)
        || (code >= 0xE000 && code <= 0xFFFD)
        || code >= 0x10000;
  }
}
