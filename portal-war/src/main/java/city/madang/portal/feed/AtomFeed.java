package city.madang.portal.feed;

import city.madang.etl.export.Manifests;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseEntry.News;
import city.madang.portal.http.Language;
import city.madang.portal.http.Xml;
import java.net.URI;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/// Writes a feed as Atom. Source: RFC 4287; RFC 5005, section 3, for its pages.
///
/// Ids are addresses that never change: a release has one in all feeds and languages, and keeps it
/// when it is withdrawn.
final class AtomFeed {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final String ATOM = "application/atom+xml";
  private static final String JSON = "application/json";

  private final URI baseIri;
  private final Feed feed;
  private final Language language;
  private final ReleaseWords words;

  AtomFeed(URI baseIri, Feed feed) {
    this.baseIri = baseIri;
    this.feed = feed;
    this.language = feed.subject().language();
    this.words = new ReleaseWords(language);
  }

  String write() {
    return Xml.write("feed", NAMESPACE, this::write);
  }

  private void write(Xml xml) throws XMLStreamException {
    var first = iri(feed.subject().path());
    xml.attributes("xml:lang", language.code());
    xml.text("id", first);
    xml.text("title", feed.title());
    xml.text("updated", feed.updated().toString());
    xml.open("author");
    xml.text("name", language.of("마당", "Madang"));
    xml.text("uri", baseIri.toString());
    xml.close();
    xml.text("generator", "Madang");
    link(xml, "self", ATOM, page(feed.after()));
    link(xml, "first", ATOM, first);
    if (feed.next().isPresent()) {
      link(xml, "next", ATOM, page(feed.next()));
    }
    writeAlternate(xml);
    for (var entry : feed.entries()) {
      write(xml, entry);
    }
  }

  /// The page for people, or all that is known of a dataset's releases.
  private void writeAlternate(Xml xml) throws XMLStreamException {
    var dataset = feed.subject().dataset();
    if (dataset.isPresent()) {
      link(xml, "alternate", JSON, iri("api/datasets/" + dataset.get() + "/releases"));
    } else {
      link(xml, "alternate", "text/html", iri("?lang=" + language.code()));
    }
  }

  private void write(Xml xml, ReleaseEntry entry) throws XMLStreamException {
    var release = entry.release();
    var iri = iri("api/datasets/" + release.dataset() + "/releases/" + release.version());
    xml.open("entry");
    xml.text("id", iri);
    xml.text("title", words.title(entry));
    xml.text("published", release.published().toString());
    xml.text("updated", entry.news().at().toString());
    xml.empty("category", "term", release.dataset().value(), "label", language.of(release.title()));
    xml.text("summary", words.summary(entry));
    link(xml, "alternate", JSON, iri);
    if (entry.kept()) {
      link(xml, "related", JSON, manifest(release));
    }
    xml.close();
  }

  private static void link(Xml xml, String relation, String type, String address)
      throws XMLStreamException {
    xml.empty("link", "rel", relation, "type", type, "href", address);
  }

  private String manifest(Release release) {
    return iri(
        "datasets/%s/releases/%s/%s"
            .formatted(release.dataset(), release.version(), Manifests.FILE));
  }

  private String page(Optional<News> after) {
    var first = iri(feed.subject().path());
    return after.map(place -> first + "&cursor=" + FeedCursor.of(place)).orElse(first);
  }

  private String iri(String path) {
    return baseIri.resolve(path).toString();
  }
}
