package city.madang.portal.catalog;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Files as a Metalink document. Source: RFC 5854.
final class Metalink {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private Metalink() {}

  static String of(List<ReleaseFiles> releases) {
    var text = new StringWriter();
    try {
      var xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("metalink");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "generator", "Madang");
      for (var release : releases) {
        for (var file : release.all().toList()) {
          write(xml, file);
        }
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory cannot fail", impossible);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, MirrorFile file) throws XMLStreamException {
    xml.writeStartElement("file");
    xml.writeAttribute("name", file.path());
    if (file.sizeBytes() != null) {
      element(xml, "size", file.sizeBytes().toString());
    }
    xml.writeStartElement("hash");
    xml.writeAttribute("type", "sha-256");
    xml.writeCharacters(file.sha256());
    xml.writeEndElement();
    element(xml, "url", file.url().toString());
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
