package city.madang.portal.steward;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Whether the published files on disk are still what was published.
@Path("steward/files")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class FilesResource {
  @Inject FilesWatch files;

  /// The last scrub, and the files that are damaged and therefore not served.
  ///
  /// Problems: 401 `steward-only`.
  @GET
  public Response report() {
    return Response.ok(files.report().get()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /// Asks for a scrub now, as after restoring a file.
  ///
  /// Problems: 401 `steward-only`.
  @POST
  @Path("scrub")
  public Response scrub() {
    files.scrub().run();
    return Response.accepted().build();
  }
}
