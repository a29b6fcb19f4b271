package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.portal.http.Language;
import city.madang.portal.sparql.query.SparqlRequest;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A question as its page asks it again: in the other language, or as a file.
///
/// @param language of the page
public record AskedPage(SparqlRequest request, Language language) {
  /// Longer addresses do not reach every server, so such a query is posted.
  private static final int MOST_CHARACTERS = 4_000;

  /// The way to the same page in the other language. It is short, whatever the query: an answer has
  /// begun once its page has so many bytes.
  String other() {
    var code = language.other().code();
    var name = language.of("English", "한국어");
    var address = address();
    return isLong(address)
        ? "<button form=\"other\" name=\"lang\" value=\"%1$s\" lang=\"%1$s\">%2$s</button>"
            .formatted(code, name)
        : "<a href=\"%s&amp;lang=%s\" lang=\"%2$s\" hreflang=\"%2$s\">%s</a>"
            .formatted(escape(address), code, name);
  }

  /// What [#other()] sends, for the end of the page.
  String otherForm() {
    return isLong(address())
        ? "<form id=\"other\" action=\"/sparql\" method=\"post\">\n%s</form>\n".formatted(fields())
        : "";
  }

  private static boolean isLong(String address) {
    return address.length() > MOST_CHARACTERS;
  }

  private String address() {
    return Stream.of(
            Stream.of("query=" + encode(request.query())),
            request.defaultGraphs().stream().map(iri -> "default-graph-uri=" + encode(iri)),
            request.namedGraphs().stream().map(iri -> "named-graph-uri=" + encode(iri)),
            request.explained() ? Stream.of("explain=1") : Stream.<String>empty())
        .flatMap(pairs -> pairs)
        .collect(Collectors.joining("&", "/sparql?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// What a form sends.
  String fields() {
    return hidden("query", List.of(request.query()))
        + hidden("default-graph-uri", request.defaultGraphs())
        + hidden("named-graph-uri", request.namedGraphs())
        + (request.explained() ? hidden("explain", List.of("1")) : "");
  }

  private static String hidden(String name, List<String> values) {
    return values.stream()
        .map(
            value ->
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escape(value)))
        .collect(Collectors.joining());
  }
}
