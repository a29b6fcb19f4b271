package city.madang.portal.sparql.format;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;

import city.madang.portal.http.Language;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.LangBuilder;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.system.StreamRDFWriter;

/// A format of results or of graphs, and the media type it is sent as.
///
/// @param mediaType as sent
/// @param accepted what a client may ask for to get it; others than the first only by name
/// @param lang Jena's name
public record ResultFormat(String mediaType, List<String> accepted, Lang lang) {
  private static final String UTF8 = ";charset=utf-8";

  /// As that of the portal's pages: no script, nothing from elsewhere.
  static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  public static final ResultFormat HTML =
      new ResultFormat(
          "text/html" + UTF8,
          List.of("text/html"),
          LangBuilder.create("HTML", "text/html").build());

  /// The same in English.
  private static final ResultFormat ENGLISH =
      new ResultFormat(
          HTML.mediaType,
          HTML.accepted,
          LangBuilder.create("HTML in English", "text/html").build());

  static final ResultFormat TURTLE = text("text/turtle", Lang.TURTLE);

  /// What describes the endpoint; Turtle comes first, for whoever takes anything.
  public static final List<ResultFormat> DESCRIPTIONS =
      List.of(
          TURTLE,
          new ResultFormat(
              "application/n-triples",
              List.of("application/n-triples", "text/plain"),
              Lang.NTRIPLES),
          plain("application/rdf+xml", Lang.RDFXML),
          new ResultFormat(
              "application/ld+json",
              List.of("application/ld+json", "application/json"),
              Lang.JSONLD));

  /// What holds more than one graph.
  public static final List<ResultFormat> QUADS =
      List.of(plain("application/trig", Lang.TRIG), plain("application/n-quads", Lang.NQUADS));

  /// What holds one graph; the last two as their default graph.
  public static final List<ResultFormat> TRIPLES =
      Stream.concat(DESCRIPTIONS.stream(), QUADS.stream()).toList();

  static final List<ResultFormat> GRAPHS =
      Stream.concat(TRIPLES.stream(), Stream.of(HTML)).toList();

  static final List<ResultFormat> RESULTS =
      List.of(
          new ResultFormat(
              "application/sparql-results+json",
              List.of("application/sparql-results+json", "application/json"),
              ResultSetLang.RS_JSON),
          new ResultFormat(
              "application/sparql-results+xml",
              List.of("application/sparql-results+xml", "application/xml", "text/xml"),
              ResultSetLang.RS_XML),
          text("text/csv", ResultSetLang.RS_CSV),
          text("text/tab-separated-values", ResultSetLang.RS_TSV),
          HTML);

  /// As programs get results that they wish in no form, and as browsers do.
  public static final List<ResultFormat> USUAL = List.of(RESULTS.getFirst(), HTML);

  private static ResultFormat text(String mediaType, Lang lang) {
    return new ResultFormat(mediaType + UTF8, List.of(mediaType), lang);
  }

  private static ResultFormat plain(String mediaType, Lang lang) {
    return new ResultFormat(mediaType, List.of(mediaType), lang);
  }

  /// The format that suits the query's form and the client's wishes.
  ///
  /// @param acceptable of the request, best first
  public static ResultFormat choose(Query query, List<MediaType> acceptable) {
    return choose(isGraph(query) ? GRAPHS : RESULTS, acceptable);
  }

  /// What a file of such a name holds, results or a graph.
  ///
  /// Problems: 400 `bad-request`.
  ///
  /// @param ending of the file's name
  public static List<MediaType> ofFile(String ending) {
    return switch (ending) {
      case "csv" -> List.of(new MediaType("text", "csv"));
      case "tsv" -> List.of(new MediaType("text", "tab-separated-values"));
      case "json" -> applications("sparql-results+json", "ld+json");
      case "xml" -> applications("sparql-results+xml", "rdf+xml");
      case "ttl" -> List.of(new MediaType("text", "turtle"));
      case "nt" -> applications("n-triples");
      default -> throw BAD_REQUEST.with("'format' is csv, tsv, json, xml, ttl or nt");
    };
  }

  private static List<MediaType> applications(String... names) {
    return Stream.of(names).map(name -> new MediaType("application", name)).toList();
  }

  /// The one that the client likes best, or else names most exactly, or else names first; of those
  /// that are left, our first.
  ///
  /// Problems: 406 `not-acceptable`.
  public static ResultFormat choose(List<ResultFormat> offered, List<MediaType> acceptable) {
    return best(offered, acceptable)
        .orElseThrow(() -> NOT_ACCEPTABLE.with("there are " + names(offered)));
  }

  /// Whether, of all formats, the client likes a page best.
  public static boolean isPageLiked(List<MediaType> acceptable) {
    var all = Stream.concat(RESULTS.stream(), GRAPHS.stream()).toList();
    return best(all, acceptable).filter(ResultFormat::isHtml).isPresent();
  }

  private static Optional<ResultFormat> best(
      List<ResultFormat> offered, List<MediaType> acceptable) {
    var best = Optional.<ResultFormat>empty();
    var most = Liking.NONE;
    for (var format : offered) {
      var liking = format.liking(acceptable);
      if (liking.quality > 0 && liking.compareTo(most) < 0) {
        best = Optional.of(format);
        most = liking;
      }
    }
    return best;
  }

  private static List<String> names(List<ResultFormat> formats) {
    return formats.stream().map(format -> format.accepted.getFirst()).toList();
  }

  public static boolean isGraph(Query query) {
    return query.isConstructType() || query.isDescribeType();
  }

  public boolean isHtml() {
    return accepted.equals(HTML.accepted);
  }

  /// The same in a reader's language, if it has one.
  public ResultFormat in(Supplier<Language> language) {
    return isHtml() ? (language.get() == Language.EN ? ENGLISH : HTML) : this;
  }

  /// Of its words.
  public Language language() {
    return equals(HTML) ? Language.KO : Language.EN;
  }

  /// What tells its answers apart from those in other formats.
  public String key() {
    return isHtml() ? mediaType + ";" + language().code() : mediaType;
  }

  /// Whether triples are written as they come, and not held until the last one is there.
  public boolean isStreamed() {
    return StreamRDFWriter.registered(lang);
  }

  /// Of what is streamed, in blocks of one subject; of what is held, without beauty that takes
  /// time.
  public RDFFormat graphFormat() {
    if (lang.equals(Lang.RDFXML)) {
      return RDFFormat.RDFXML_PLAIN;
    }
    return lang.equals(Lang.JSONLD)
        ? RDFFormat.JSONLD_PLAIN
        : StreamRDFWriter.defaultSerialization(lang);
  }

  /// Tells in an answer that it is in this format, and that it depends on what was asked for.
  public Response.ResponseBuilder tell(Response.ResponseBuilder answer) {
    var vary = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;
    answer.type(mediaType);
    return isHtml()
        ? answer
            .header(HttpHeaders.VARY, vary + ", " + HttpHeaders.ACCEPT_LANGUAGE)
            .header("Content-Security-Policy", SECURITY)
        : answer.header(HttpHeaders.VARY, vary);
  }

  /// By the most exact wish that fits, as RFC 9110, section 12.5.1 has it; a name that is not the
  /// one sent must be wished for by itself.
  private Liking liking(List<MediaType> wishes) {
    var best = best(wishes, accepted.getFirst(), 0);
    for (var name : accepted.subList(1, accepted.size())) {
      var other = best(wishes, name, 2);
      best = other.compareTo(best) < 0 ? other : best;
    }
    return best;
  }

  private static Liking best(List<MediaType> wishes, String name, int leastExactness) {
    var best = Liking.NONE;
    int most = leastExactness - 1;
    for (int place = 0; place < wishes.size(); place++) {
      int exactness = exactness(wishes.get(place), name);
      if (exactness > most) {
        most = exactness;
        best = new Liking(quality(wishes.get(place)), exactness, place);
      }
    }
    return best;
  }

  /// 2 for the type itself, 1 for all of its kind, 0 for any; -1 if it does not fit.
  private static int exactness(MediaType wish, String name) {
    if (wish.isWildcardType()) {
      return 0;
    }
    var type = wish.getType() + "/";
    if (!name.regionMatches(true, 0, type, 0, type.length())) {
      return -1;
    }
    if (wish.isWildcardSubtype()) {
      return 1;
    }
    return name.equalsIgnoreCase(type + wish.getSubtype()) ? 2 : -1;
  }

  private static double quality(MediaType wish) {
    try {
      return Double.parseDouble(wish.getParameters().getOrDefault("q", "1"));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /// How much a client likes a format. The best is least, so that of equals the first is taken.
  private record Liking(double quality, int exactness, int place) implements Comparable<Liking> {
    private static final Liking NONE = new Liking(0, 0, 0);
    private static final Comparator<Liking> BEST_FIRST =
        Comparator.comparingDouble(Liking::quality)
            .thenComparingInt(Liking::exactness)
            .reversed()
            .thenComparingInt(Liking::place);

    @Override
    public int compareTo(Liking other) {
      return BEST_FIRST.compare(this, other);
    }
  }
}
