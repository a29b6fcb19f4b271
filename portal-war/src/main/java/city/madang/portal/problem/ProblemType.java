package city.madang.portal.problem;

import java.util.Locale;

/// Every problem that a client can meet. The name is part of the public address: it never changes.
public enum ProblemType {
  BAD_REQUEST(400, "The request cannot be understood"),
  STEWARD_ONLY(401, "Only a steward can do this"),
  DATASET_NOT_FOUND(404, "There is no such dataset"),
  RELEASE_NOT_FOUND(404, "There is no such release"),
  FILE_NOT_FOUND(404, "The release has no such file"),
  WEBHOOK_NOT_FOUND(404, "There is no such webhook"),
  DELIVERY_NOT_FOUND(404, "No such message was given up"),
  QUESTION_NOT_FOUND(404, "No such question is saved"),
  QUERY_NOT_FOUND(404, "No such query runs"),
  JOB_NOT_FOUND(404, "There is no such job"),
  JOB_NOT_DONE(409, "The job has no result"),
  GRAPH_NOT_FOUND(404, "There is no such graph"),
  NOT_FOUND(404, "There is nothing at this address"),
  RELEASE_WITHDRAWN(410, "The release was withdrawn"),
  RELEASE_RETIRED(410, "The release is kept no longer"),
  METHOD_NOT_ALLOWED(405, "This address does not do that"),
  NOT_ACCEPTABLE(406, "None of the accepted formats can be given"),
  REQUEST_TIMEOUT(408, "The request did not come in time"),
  CURSOR_EXPIRED(410, "What the cursor points into is not kept any more"),
  UNSUPPORTED_MEDIA_TYPE(415, "This format cannot be read"),
  PRECONDITION_FAILED(412, "The file is not the one that was expected"),
  CONTENT_TOO_LARGE(413, "The request is too large"),
  RANGE_NOT_SATISFIABLE(416, "The file has no such range"),
  INVALID_QUERY(400, "The query does not fit the table"),
  CURSOR_INVALID(400, "The cursor is not of this release and query"),
  RECORDS_TIMEOUT(503, "The query took too long"),
  RECORDS_OUT_OF_MEMORY(503, "The query needs more memory than a query may have"),
  WEBHOOK_REFUSED(422, "This address cannot be a webhook"),
  SPARQL_SYNTAX(400, "The query is not SPARQL"),
  SPARQL_TOO_COMPLEX(400, "The query is too complex"),
  SPARQL_REFUSED(403, "The query asks for something that is switched off"),
  SPARQL_FAILED(400, "The query cannot be answered"),
  SPARQL_RESULT_TOO_LARGE(413, "The result is larger than the limit"),
  SPARQL_HOLDS_TOO_MUCH(413, "The query holds more than one query may"),
  SPARQL_NO_ROOM(507, "There is no room for the result"),
  SPARQL_TIMEOUT(503, "The query took too long"),
  SPARQL_OUT_OF_MEMORY(503, "The query needs more memory than there is"),
  SPARQL_STORE_UNAVAILABLE(503, "The RDF store does not answer"),
  SPARQL_SERVICE_UNAVAILABLE(502, "A service that the query asks does not answer"),
  SPARQL_CANCELLED(503, "The query was cancelled"),
  CLIENT_LEFT(503, "The client has left"),
  SPARQL_QUOTA(429, "The query time of this client is used up"),
  FILE_DAMAGED(503, "The file on our disk is not the one that was published"),
  OVERLOADED(503, "Too many requests at once"),
  SEARCH_UNAVAILABLE(503, "Search does not answer"),
  UNHEALTHY(503, "A door is closed"),
  INTERNAL_ERROR(500, "Something went wrong on our side");

  private static final String PREFIX = "https://madang.city/problems/";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// Makes the exception that answers with this problem; `detail` helps the caller.
  public ProblemException with(String detail) {
    return new ProblemException(problem(detail));
  }

  /// The problem itself.
  public Problem problem(String detail) {
    return Problem.of(iri(), title, status, detail);
  }

  /// The HTTP status that it comes with.
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// Its stable name.
  public String iri() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
