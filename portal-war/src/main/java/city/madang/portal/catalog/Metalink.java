package city.madang.portal.catalog;

import city.madang.portal.http.Xml;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/// Files as a Metalink document. Source: RFC 5854.
final class Metalink {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";

  private Metalink() {}

  static String of(List<ReleaseFiles> releases) {
    return Xml.write("metalink", NAMESPACE, xml -> write(xml, releases));
  }

  private static void write(Xml xml, List<ReleaseFiles> releases) throws XMLStreamException {
    xml.text("generator", "Madang");
    for (var release : releases) {
      for (var file : release.all().toList()) {
        write(xml, file);
      }
    }
  }

  private static void write(Xml xml, MirrorFile file) throws XMLStreamException {
    xml.open("file", "name", file.path());
    if (file.sizeBytes() != null) {
      xml.text("size", file.sizeBytes().toString());
    }
    xml.text("hash", file.sha256(), "type", "sha-256");
    xml.text("url", file.url().toString());
    xml.close();
  }
}
