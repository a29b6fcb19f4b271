package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.CONTENT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;
import static city.madang.portal.problem.ProblemType.SPARQL_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;
import static city.madang.portal.problem.ProblemType.SPARQL_RESULT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.SPARQL_SYNTAX;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;
import static city.madang.portal.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.util.List;

/// The query operation of the SPARQL 1.1 Protocol, by GET and by POST.
final class SparqlOperations {
  private static final String PATH = "/sparql";
  private static final String ONLY = "IRIs of graphs to ask alone";
  private static final List<String> RESULTS =
      List.of(
          "application/sparql-results+json",
          "application/sparql-results+xml",
          "text/csv",
          "text/tab-separated-values",
          "text/turtle",
          "application/n-triples");

  private SparqlOperations() {}

  static void put(Document document) {
    document.get(PATH, answers(asked(new Operation("sparql", "query", "A query"))));
    var posted = new Operation("sparql", "post-query", "A query in the body");
    var content = posted.node().putObject("requestBody").put("required", true).putObject("content");
    content.putObject("application/sparql-query").set("schema", Schemas.text());
    content
        .putObject("application/x-www-form-urlencoded")
        .set("schema", Schemas.object(List.of("query"), List.of(Schemas.text())));
    document.put(PATH, "post", answers(posted));
  }

  private static Operation asked(Operation operation) {
    return operation
        .query("query", "SELECT, ASK, CONSTRUCT or DESCRIBE", Schemas.text())
        .query("default-graph-uri", ONLY, Schemas.list(Schemas.text("uri")))
        .query("named-graph-uri", ONLY, Schemas.list(Schemas.text("uri")));
  }

  private static Operation answers(Operation operation) {
    var content = operation.answer("Solutions, or triples");
    RESULTS.forEach(content::putObject);
    return operation.problems(
        BAD_REQUEST,
        SPARQL_SYNTAX,
        SPARQL_TOO_COMPLEX,
        SPARQL_FAILED,
        SPARQL_REFUSED,
        NOT_ACCEPTABLE,
        CONTENT_TOO_LARGE,
        SPARQL_RESULT_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        SPARQL_TIMEOUT,
        SPARQL_OUT_OF_MEMORY,
        OVERLOADED);
  }
}
