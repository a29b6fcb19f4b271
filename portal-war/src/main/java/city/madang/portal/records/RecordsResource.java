package city.madang.portal.records;

import static city.madang.portal.problem.ProblemType.CURSOR_INVALID;
import static city.madang.portal.problem.ProblemType.INTERNAL_ERROR;
import static city.madang.portal.problem.ProblemType.INVALID_QUERY;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.RECORDS_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.RECORDS_TIMEOUT;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.records.Cursors;
import city.madang.etl.records.Position;
import city.madang.etl.records.RecordEngine;
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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Rows of a released table, page by page.
///
/// Problems: 400 `invalid-query` with `parameter`, `position` and `known`, 400 `cursor-invalid`,
/// 404 `dataset-not-found`, `release-not-found`, 503 `records-timeout`, `records-out-of-memory`,
/// `overloaded`, `file-damaged`.
@Path("api/datasets/{id}")
@Dependent
public class RecordsResource {
  @Inject ReleasedTables tables;
  @Inject RecordEngine engine;
  @Inject RecordsAddresses addresses;

  /// Rows of the current release, whose version is told.
  @GET
  @Path("records")
  public Response current(
      @PathParam("id") DatasetId id,
      @Context HttpServletRequest http,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    return guarded(() -> page(tables.current(id), "no-cache", http, headers, conditions));
  }

  /// Rows of a named release, which never change.
  @GET
  @Path("releases/{version}/records")
  public Response release(
      @PathParam("id") DatasetId id,
      @PathParam("version") String version,
      @Context HttpServletRequest http,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var kept = "public, max-age=31536000, immutable";
    return guarded(() -> page(tables.release(id, version), kept, http, headers, conditions));
  }

  private Response page(
      Release release,
      String caching,
      HttpServletRequest http,
      HttpHeaders headers,
      Request conditions) {
    var request = RecordsRequest.parse(http.getQueryString());
    var format = RowFormat.choose(request.format(), headers.getAcceptableMediaTypes());
    var found = tables.find(release, request.table());
    var query = QueryReader.read(found.table(), request.texts());
    if (format == RowFormat.GEOJSON) {
      RecordsAnswer.requirePlace(query);
    }
    var scope = scope(found, request);
    var position = position(scope, request);
    var tag = new EntityTag(tag(scope + request.limit() + request.cursor() + format));
    var answer = conditions.evaluatePreconditions(tag);
    if (answer == null) {
      var page = engine.page(found.parquet(), query, position, request.limit());
      var next =
          page.next()
              .map(last -> Cursors.encode(scope, last))
              .map(cursor -> addresses.next(release, request, found.table().name(), cursor))
              .orElse("");
      answer =
          Response.ok(
              new RecordsAnswer(found, query, page, next)
                  .write(format)
                  .getBytes(StandardCharsets.UTF_8),
              format.mediaType());
      if (!next.isEmpty()) {
        answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
      }
    }
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header(HttpHeaders.VARY, "Accept")
        .header("Madang-Version", release.version())
        .build();
  }

  private static String scope(ReleasedTables.Found found, RecordsRequest request) {
    return String.join(
        "\n",
        found.release().dataset().value(),
        found.release().version(),
        found.sha256(),
        found.table().name(),
        request.texts().toString());
  }

  private static Optional<Position> position(String scope, RecordsRequest request) {
    if (request.cursor().isEmpty()) {
      return Optional.empty();
    }
    var position = Cursors.decode(scope, request.cursor());
    if (position.isEmpty()) {
      throw CURSOR_INVALID.with(
          "it belongs to another release or query: begin again without 'cursor', and follow"
              + " 'next'");
    }
    return position;
  }

  private static String tag(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Response guarded(Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (InvalidQueryException e) {
      throw problem(e);
    } catch (RecordsException e) {
      throw switch (e.reason()) {
        case BUSY -> OVERLOADED.with("too many queries run at once");
        case TIMEOUT -> RECORDS_TIMEOUT.with("narrow the query, or download the dataset's files");
        case MEMORY -> RECORDS_OUT_OF_MEMORY.with("sort or group less at once");
        case OVERFLOW -> INVALID_QUERY.with("a number becomes too large");
        case FAILED -> INTERNAL_ERROR.with("");
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
