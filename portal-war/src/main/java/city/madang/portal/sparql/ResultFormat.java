package city.madang.portal.sparql;

import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;

/// A format of results or of graphs, and the media type it is sent as.
///
/// @param mediaType as sent
/// @param accepted what a client may ask for to get it
/// @param lang Jena's name
record ResultFormat(String mediaType, List<String> accepted, Lang lang) {
  private static final List<ResultFormat> RESULTS =
      List.of(
          new ResultFormat(
              "application/sparql-results+json",
              List.of("application/sparql-results+json", "application/json"),
              ResultSetLang.RS_JSON),
          new ResultFormat(
              "application/sparql-results+xml",
              List.of("application/sparql-results+xml", "application/xml", "text/xml"),
              ResultSetLang.RS_XML),
          new ResultFormat("text/csv;charset=utf-8", List.of("text/csv"), ResultSetLang.RS_CSV),
          new ResultFormat(
              "text/tab-separated-values;charset=utf-8",
              List.of("text/tab-separated-values"),
              ResultSetLang.RS_TSV));

  private static final List<ResultFormat> GRAPHS =
      List.of(
          new ResultFormat("text/turtle;charset=utf-8", List.of("text/turtle"), Lang.TURTLE),
          new ResultFormat(
              "application/n-triples",
              List.of("application/n-triples", "text/plain"),
              Lang.NTRIPLES));

  /// The format that suits the query's form and, in the client's order, its wishes.
  ///
  /// @param acceptable of the request, best first
  static ResultFormat choose(Query query, List<MediaType> acceptable) {
    var formats = isGraph(query) ? GRAPHS : RESULTS;
    for (var wish : acceptable) {
      for (var format : formats) {
        if (format.suits(wish)) {
          return format;
        }
      }
    }
    throw NOT_ACCEPTABLE.with(
        "this query can give " + formats.stream().map(f -> f.accepted.getFirst()).toList());
  }

  /// Turtle in blocks of one subject: written as it comes, like N-Triples.
  RDFFormat graphFormat() {
    return lang.equals(Lang.TURTLE) ? RDFFormat.TURTLE_BLOCKS : RDFFormat.NTRIPLES_UTF8;
  }

  static boolean isGraph(Query query) {
    return query.isConstructType() || query.isDescribeType();
  }

  private boolean suits(MediaType wish) {
    return !"0".equals(wish.getParameters().get("q"))
        && accepted.stream().map(ResultFormat::parse).anyMatch(wish::isCompatible);
  }

  private static MediaType parse(String type) {
    int slash = type.indexOf('/');
    return new MediaType(type.substring(0, slash), type.substring(slash + 1));
  }
}
