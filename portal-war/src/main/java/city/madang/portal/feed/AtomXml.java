package city.madang.portal.feed;

import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The elements that an Atom document of ours is made of; every text is escaped.
final class AtomXml {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
  private static final int REPLACEMENT = 0xFFFD;

  private final XMLStreamWriter xml;

  private AtomXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /// Writes what is inside of a feed.
  @FunctionalInterface
  interface Content {
    void write(AtomXml xml) throws XMLStreamException;
  }

  /// A whole document, to be sent as UTF-8.
  static String write(String language, Content content) {
    var text = new StringWriter();
    try {
      var xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
      content.write(new AtomXml(xml));
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory cannot fail", impossible);
    }
    return text.toString();
  }

  void open(String name) throws XMLStreamException {
    xml.writeStartElement(name);
  }

  void close() throws XMLStreamException {
    xml.writeEndElement();
  }

  void text(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  void link(String relation, String type, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", address);
  }

  void category(String term, String label) throws XMLStreamException {
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", term);
    xml.writeAttribute("label", allowed(label));
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
