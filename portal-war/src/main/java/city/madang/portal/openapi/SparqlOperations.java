package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.CONTENT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.GRAPH_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.QUERY_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.QUESTION_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.SPARQL_CANCELLED;
import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;
import static city.madang.portal.problem.ProblemType.SPARQL_HOLDS_TOO_MUCH;
import static city.madang.portal.problem.ProblemType.SPARQL_NO_ROOM;
import static city.madang.portal.problem.ProblemType.SPARQL_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.SPARQL_QUOTA;
import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;
import static city.madang.portal.problem.ProblemType.SPARQL_RESULT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.SPARQL_SERVICE_UNAVAILABLE;
import static city.madang.portal.problem.ProblemType.SPARQL_STORE_UNAVAILABLE;
import static city.madang.portal.problem.ProblemType.SPARQL_SYNTAX;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;
import static city.madang.portal.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

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
          "text/html");
  private static final List<String> DESCRIPTIONS =
      List.of("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json");
  private static final List<String> RESULT_FILES = List.of("csv", "tsv", "json", "xml");
  private static final List<String> LANGUAGES = List.of("ko", "en");
  private static final String OF_PAGE = "Of the page; without it, `Accept-Language` decides";
  private static final List<String> FILES = List.of("csv", "tsv", "json", "xml", "ttl", "nt");
  private static final List<String> QUADS = List.of("application/trig", "application/n-quads");

  private SparqlOperations() {}

  /// @param status the schema of the door's status
  /// @param explanation the schema of what a query would cost
  static void put(Document document, ObjectNode status, ObjectNode explanation) {
    document.get(
        PATH,
        answers(asked(new Operation("sparql", "query", "A query")), explanation)
            .describe(
                "Without one, a service description, or a form for browsers. The method QUERY is"
                    + " taken like POST. `Server-Timing`, `Query-Rows`, `Cache-Status` and"
                    + " `RateLimit` tell what it took; `Query-Id` cancels it."));
    var posted = new Operation("sparql", "post-query", "A query in the body");
    var content = posted.node().putObject("requestBody").put("required", true).putObject("content");
    content.putObject("application/sparql-query").set("schema", Schemas.text());
    content
        .putObject("application/x-www-form-urlencoded")
        .set("schema", Schemas.object(List.of("query"), List.of(Schemas.text())));
    posted
        .describe("With `Prefer: respond-async`, the query becomes a job.")
        .other(202, "`Location` is that of the job");
    document.put(PATH, "post", answers(posted, explanation));
    document.put(PATH + "/queries/{id}", "delete", cancellation());
    document.get(
        PATH + "/status",
        new Operation("sparql", "sparql-status", "Times, failures, lanes, and the data's age")
            .answer("In the last five minutes, and since the start", "application/json", status)
            .problems());
    document.get("/.well-known/void", description());
    document.get("/rdf-graph-store", graphs());
  }

  /// @param list the schema of what is saved
  static void putQuestions(Document document, ObjectNode list) {
    document.get("/api/questions", questions(list).problems(BAD_REQUEST, NOT_ACCEPTABLE));
    var answer =
        new Operation("sparql", "question", "The answer of a saved question; a page for browsers")
            .path("id", "Of `/api/questions`", Schemas.text())
            .query(
                "format", "Saves it as a file, whatever `Accept` says", Schemas.oneOf(RESULT_FILES))
            .query("lang", OF_PAGE, Schemas.oneOf(LANGUAGES));
    RESULTS.forEach(answer.answer("Solutions")::putObject);
    answer.problems(
        BAD_REQUEST,
        QUESTION_NOT_FOUND,
        NOT_ACCEPTABLE,
        SPARQL_TIMEOUT,
        SPARQL_OUT_OF_MEMORY,
        SPARQL_CANCELLED,
        SPARQL_QUOTA,
        OVERLOADED);
    document.get("/api/questions/{id}", answer);
  }

  private static Operation questions(ObjectNode list) {
    var operation =
        new Operation("sparql", "questions", "Saved questions across datasets, with their queries")
            .query("lang", OF_PAGE, Schemas.oneOf(LANGUAGES));
    var content = operation.answer("In both languages; a page for browsers");
    content.putObject("application/json").set("schema", list);
    content.putObject("text/html").set("schema", Schemas.text());
    return operation;
  }

  private static Operation cancellation() {
    return new Operation("sparql", "cancel-query", "Ends a running query")
        .describe("A query may bring its id, a random UUID, in the header `Query-Id`.")
        .path("id", "`Query-Id` of the query", Schemas.text("uuid"))
        .other(204, "It is told to end; its client gets a problem, or a message that breaks off")
        .problems(QUERY_NOT_FOUND);
  }

  private static Operation description() {
    var operation = new Operation("sparql", "void", "Which graphs there are, with figures");
    var content = operation.answer("A service description with VoID");
    DESCRIPTIONS.forEach(content::putObject);
    return operation.other(304, "It is the one that you have").problems(NOT_ACCEPTABLE);
  }

  private static Operation graphs() {
    var operation =
        new Operation("sparql", "graph", "Whole graphs, by the Graph Store Protocol")
            .query("graph", "The IRI of one", Schemas.text("uri"))
            .query("default", "The union of all; has no value", Schemas.text())
            .query("lang", "Of the page of a problem", Schemas.oneOf(LANGUAGES))
            .describe("Without a parameter, all graphs with their names, as TriG or N-Quads.");
    var content = operation.answer("Triples, or quads");
    Stream.concat(DESCRIPTIONS.stream(), QUADS.stream()).forEach(content::putObject);
    return operation
        .other(304, "It is the one that you have")
        .problems(
            BAD_REQUEST, GRAPH_NOT_FOUND, NOT_ACCEPTABLE, SPARQL_RESULT_TOO_LARGE, OVERLOADED);
  }

  private static Operation asked(Operation operation) {
    return operation
        .query("query", "SELECT, ASK, CONSTRUCT or DESCRIBE", Schemas.text())
        .query("default-graph-uri", ONLY, Schemas.list(Schemas.text("uri")))
        .query("named-graph-uri", ONLY, Schemas.list(Schemas.text("uri")))
        .query("format", "Saves the answer as a file, whatever `Accept` says", Schemas.oneOf(FILES))
        .query("lang", OF_PAGE, Schemas.oneOf(LANGUAGES))
        .query(
            "timeout",
            "Seconds that it may take, such as 5 or 0.5; more than the limit of the portal is that",
            Schemas.text())
        .query("explain", "1: tells its cost and does not run", Schemas.oneOf(List.of("0", "1")));
  }

  private static Operation answers(Operation operation, ObjectNode explanation) {
    var content = operation.answer("Solutions, or triples; with `explain=1`, what they would cost");
    Stream.of(RESULTS, DESCRIPTIONS, QUADS).flatMap(List::stream).forEach(content::putObject);
    content.putObject("application/json").set("schema", explanation);
    return operation.problems(
        BAD_REQUEST,
        SPARQL_SYNTAX,
        SPARQL_TOO_COMPLEX,
        SPARQL_FAILED,
        SPARQL_REFUSED,
        NOT_ACCEPTABLE,
        CONTENT_TOO_LARGE,
        SPARQL_RESULT_TOO_LARGE,
        SPARQL_HOLDS_TOO_MUCH,
        SPARQL_NO_ROOM,
        UNSUPPORTED_MEDIA_TYPE,
        SPARQL_TIMEOUT,
        SPARQL_OUT_OF_MEMORY,
        SPARQL_STORE_UNAVAILABLE,
        SPARQL_SERVICE_UNAVAILABLE,
        SPARQL_CANCELLED,
        SPARQL_QUOTA,
        OVERLOADED);
  }
}
