package city.madang.portal.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.ontology.Madang;
import city.madang.portal.http.Language;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;

/// The vocabulary and its shapes in each of their formats; each is made once. Thread-safe.
public final class Vocabulary {
  private static final String PAGE = "html";
  private static final Map<String, RDFFormat> FORMATS =
      Map.of(
          "turtle", RDFFormat.TURTLE_PRETTY,
          "ld+json", RDFFormat.JSONLD_PRETTY,
          "rdf+xml", RDFFormat.RDFXML_PRETTY);

  private final Map<String, byte[]> made = new ConcurrentHashMap<>();

  /// What the terms mean.
  ///
  /// @param form subtype of the media type: `html`, `turtle`, `ld+json` or `rdf+xml`
  /// @param language of the page
  byte[] terms(String form, Language language) {
    return form.equals(PAGE)
        ? once(
            "terms " + language,
            () ->
                new VocabularyPage(Madang.version(), Area.readAll(), language)
                    .render()
                    .getBytes(UTF_8))
        : once("terms " + form, () -> write(Madang.readVocabulary(), form));
  }

  /// The SHACL shapes that releases are validated by.
  ///
  /// @param form as that of the terms
  /// @param language of the page
  byte[] shapes(String form, Language language) {
    return form.equals(PAGE)
        ? once(
            "shapes " + language,
            () -> new ShapesPage(Madang.readShapes(), language).render().getBytes(UTF_8))
        : once("shapes " + form, () -> write(Madang.readShapes(), form));
  }

  private byte[] once(String name, Supplier<byte[]> bytes) {
    return made.computeIfAbsent(name, _ -> bytes.get());
  }

  private static byte[] write(Graph graph, String form) {
    var out = new ByteArrayOutputStream();
    RDFWriter.create().source(graph).format(FORMATS.get(form)).output(out);
    return out.toByteArray();
  }
}
