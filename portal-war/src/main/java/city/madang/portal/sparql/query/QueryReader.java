package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;
import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import java.net.URI;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetDescription;

/// Reads the text of a query strictly, and puts the request's graphs in the place of its own.
public final class QueryReader {
  private QueryReader() {}

  /// With no SERVICE at all.
  public static PreparedQuery read(String text, URI base) {
    return read(text, base, Set.of());
  }

  /// Problems: 400 `sparql-syntax`, 400 `sparql-too-complex`, 403 `sparql-refused`.
  ///
  /// @param services that it may ask
  static PreparedQuery read(String text, URI base, Set<String> services) {
    QuerySize.check(text);
    try {
      var query = QueryFactory.create(text, base.toString(), Syntax.syntaxSPARQL_12);
      checkForm(query);
      return PreparedQuery.of(query, services);
    } catch (QueryException e) {
      throw e.getMessage() == null // what Jena makes of an overflow of its parser
          ? tooComplex()
          : SyntaxProblem.of(text, e);
    } catch (StackOverflowError e) {
      throw tooComplex();
    }
  }

  /// The graphs to query: those of the request, else those of FROM, else all (null).
  public static DatasetDescription graphs(SparqlRequest request, PreparedQuery query) {
    if (request.defaultGraphs().isEmpty() && request.namedGraphs().isEmpty()) {
      return query.graphs();
    }
    request.defaultGraphs().forEach(QueryReader::checkIri);
    request.namedGraphs().forEach(QueryReader::checkIri);
    return DatasetDescription.create(request.defaultGraphs(), request.namedGraphs());
  }

  /// Problems: 400 `bad-request`, unless it is absolute.
  public static void checkIri(String iri) {
    if (!isAbsolute(iri)) {
      throw BAD_REQUEST.with(
          "a graph is named by an absolute IRI: it begins with its scheme, such as https: or urn:");
    }
  }

  private static boolean isAbsolute(String iri) {
    try {
      return URI.create(iri).isAbsolute();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkForm(Query query) {
    if (query.isJsonType() || query.isUnknownType() || query.isConstructQuad()) {
      throw SPARQL_REFUSED.with("ask with SELECT, ASK, CONSTRUCT or DESCRIBE");
    }
  }

  private static RuntimeException tooComplex() {
    return SPARQL_TOO_COMPLEX.with("simplify the query, or use VALUES instead of long lists");
  }
}
