package city.madang.portal.releases;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.ReleaseEntry.Position;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every release that a dataset had: kept, withdrawn and retired.
///
/// Problems: 400 `bad-request`, 404 `dataset-not-found`, `release-not-found`.
@Path("api/datasets/{id}")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ReleasesResource {
  private static final int MAX_SIZE = 100;

  @Inject Releases releases;
  @Inject ReleaseLinks links;

  /// The newest first; `next` of an answer is the `cursor` of the one that follows.
  @GET
  @Path("releases")
  public Response list(
      @PathParam("id") DatasetId id,
      @QueryParam("size") @DefaultValue("20") String size,
      @QueryParam("cursor") @Nullable String cursor) {
    int most = size(size);
    var page =
        releases
            .list(id, place(cursor), most)
            .orElseThrow(() -> DATASET_NOT_FOUND.with("it may not be published yet"));
    var response = fresh(page);
    var next = page.next();
    return next == null
        ? response.build()
        : response.header(HttpHeaders.LINK, links.toNext(id, next, most)).build();
  }

  /// One release; what is told of one that is gone is when, and why.
  ///
  /// Problems: also 503 `file-damaged`.
  @GET
  @Path("releases/{version}")
  public Response get(@PathParam("id") DatasetId id, @PathParam("version") String version) {
    var entry =
        releases
            .find(id, version)
            .orElseThrow(
                () ->
                    releases.isKnown(id)
                        ? RELEASE_NOT_FOUND.with("the list is one level up")
                        : DATASET_NOT_FOUND.with("it may not be published yet"));
    return fresh(releases.view(entry)).header(HttpHeaders.LINK, links.of(entry)).build();
  }

  /// A withdrawal must be seen at once.
  private static Response.ResponseBuilder fresh(Record body) {
    return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static int size(String text) {
    try {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= MAX_SIZE) {
        return size;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw BAD_REQUEST.with("size is a whole number from 1 to " + MAX_SIZE);
  }

  private static Optional<Position> place(@Nullable String cursor) {
    try {
      return Optional.ofNullable(cursor).map(Cursor::parse);
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with("the cursor is not one of ours");
    }
  }
}
