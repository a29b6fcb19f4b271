package city.madang.portal.records;

import static city.madang.portal.problem.ProblemType.INTERNAL_ERROR;
import static city.madang.portal.problem.ProblemType.INVALID_QUERY;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.RECORDS_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.RECORDS_TIMEOUT;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.records.Cursors;
import city.madang.etl.records.RecordsException;
import city.madang.etl.records.query.InvalidQueryException;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.release.Release;
import city.madang.portal.problem.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rows of a released table: page by page, or all at once as an export.
///
/// Problems: 400 `invalid-query` with `parameter`, `position` and `known`, 400 `cursor-invalid`,
/// 404 `dataset-not-found`, `release-not-found`, 503 `records-timeout`, `records-out-of-memory`,
/// `overloaded`, `file-damaged`.
@Path("api/datasets/{id}")
@Dependent
public class RecordsResource {
  private static final Logger LOG = LoggerFactory.getLogger(RecordsResource.class);
  private static final String CHANGING = "no-cache";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  @Inject ReleasedTables tables;
  @Inject RecordsResponse answers;
  @Inject Cursors cursors;

  /// Rows of the current release, whose version is told.
  @GET
  @Path("records")
  public Response page(
      @PathParam("id") DatasetId id,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var call = new Call(request, headers, conditions);
    return guarded(() -> page(tables.current(id), CHANGING, call));
  }

  /// All rows of the current release that the query gives.
  @GET
  @Path("records/export")
  public Response export(
      @PathParam("id") DatasetId id,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var call = new Call(request, headers, conditions);
    return guarded(() -> export(tables.current(id), CHANGING, call));
  }

  /// Rows of a named release, which never change.
  @GET
  @Path("releases/{version}/records")
  public Response page(
      @PathParam("id") DatasetId id,
      @PathParam("version") String version,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var call = new Call(request, headers, conditions);
    return guarded(() -> page(tables.release(id, version), FOREVER, call));
  }

  /// All rows of a named release that the query gives.
  @GET
  @Path("releases/{version}/records/export")
  public Response export(
      @PathParam("id") DatasetId id,
      @PathParam("version") String version,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var call = new Call(request, headers, conditions);
    return guarded(() -> export(tables.release(id, version), FOREVER, call));
  }

  /// What a method is called with.
  private record Call(HttpServletRequest http, HttpHeaders headers, Request conditions) {}

  private Response page(Release release, String caching, Call call) {
    var question = question(release, RecordsRequest.ofPage(call.http.getQueryString()), call);
    var position = question.position(cursors);
    return answer(
        question, "page", caching, call, () -> answers.page(question, position, call.http));
  }

  private Response export(Release release, String caching, Call call) {
    var question = question(release, RecordsRequest.ofExport(call.http.getQueryString()), call);
    return answer(question, "export", caching, call, () -> answers.export(question, call.http));
  }

  private RecordsQuestion question(Release release, RecordsRequest request, Call call) {
    var format = RowFormat.choose(request.format(), call.headers.getAcceptableMediaTypes());
    var found = tables.find(release, request.table());
    var query = QueryReader.read(found.table(), request.texts());
    if (format == RowFormat.GEOJSON) {
      RowText.requirePlace(query);
    }
    return new RecordsQuestion(found, request, format, query);
  }

  private Response answer(
      RecordsQuestion question,
      String kind,
      String caching,
      Call call,
      Supplier<ResponseBuilder> rows) {
    var tag = new EntityTag(question.tag(kind));
    var answer = call.conditions.evaluatePreconditions(tag);
    if (answer == null) {
      answer = call.http.getMethod().equals("HEAD") ? withoutRows() : rows.get();
      answer.type(question.format().mediaType());
    }
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header("Madang-Version", question.found().release().version())
        .build();
  }

  /// Sent without a length, which nobody knows before the rows are there.
  private static ResponseBuilder withoutRows() {
    StreamingOutput nothing = OutputStream::flush;
    return Response.ok(nothing);
  }

  private static Response guarded(Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (InvalidQueryException e) {
      throw problem(e);
    } catch (CancellationException gone) {
      throw OVERLOADED.with("the client has left"); // nobody reads it
    } catch (RecordsException e) {
      throw switch (e.reason()) {
        case BUSY -> OVERLOADED.with("too many queries run at once");
        case TIMEOUT -> RECORDS_TIMEOUT.with("narrow the query, or download the dataset's files");
        case MEMORY -> RECORDS_OUT_OF_MEMORY.with("sort or group less at once");
        case OVERFLOW -> INVALID_QUERY.with("a number becomes too large");
        case FAILED -> {
          LOG.error("a query of records failed", e);
          yield INTERNAL_ERROR.with("");
        }
      };
    }
  }

  private static ProblemException problem(InvalidQueryException e) {
    var problem =
        INVALID_QUERY
            .with("%s: %s".formatted(e.parameter(), e.getMessage()))
            .and("parameter", e.parameter());
    var placed = e.position() > 0 ? problem.and("position", e.position()) : problem;
    return e.known().isEmpty() ? placed : placed.and("known", e.known());
  }
}
