package city.madang.portal.consistency;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// What each door shows of each dataset.
@Path("api/consistency")
@Dependent
public class ConsistencyResource {
  @Inject DoorsWatch doors;

  /// 200 whatever was found: a door that does not answer is named in the body.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response look() {
    return Response.ok(doors.look().get()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
