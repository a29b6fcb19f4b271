package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.JOB_NOT_DONE;
import static city.madang.portal.problem.ProblemType.JOB_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.PRECONDITION_FAILED;
import static city.madang.portal.problem.ProblemType.RANGE_NOT_SATISFIABLE;

import tools.jackson.databind.node.ObjectNode;

/// Queries whose answers are fetched later.
final class SparqlJobOperations {
  private static final String PATH = "/sparql/jobs/{id}";

  private SparqlJobOperations() {}

  /// @param status the schema of how a job fares
  static void put(Document document, ObjectNode status) {
    document.get(
        PATH,
        job("sparql-job", "How a query fares that is answered later")
            .answer("Its state", "application/json", status)
            .problems(JOB_NOT_FOUND));
    document.put(
        PATH,
        "delete",
        job("delete-sparql-job", "Ends a job, and removes its result")
            .other(204, "It is gone")
            .problems(JOB_NOT_FOUND));
    document.get(PATH + "/result", result());
  }

  private static Operation result() {
    var operation =
        job("sparql-job-result", "The result of a job")
            .describe("One range, strong ETag, `Repr-Digest` and `Content-Digest`.");
    operation.answer("In the format that the query was asked in").putObject("*/*");
    return operation
        .other(206, "A part of it")
        .other(304, "It is the one that you have")
        .problems(
            JOB_NOT_FOUND, JOB_NOT_DONE, PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE, OVERLOADED);
  }

  private static Operation job(String id, String summary) {
    return new Operation("sparql", id, summary)
        .path("id", "From `Location` of the answer to the query", Schemas.text("uuid"));
  }
}
