package city.madang.portal.sparql;

import city.madang.portal.sparql.status.StatusWatch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// How the SPARQL door fares.
@Path("sparql")
@Dependent
public class SparqlStatusResource {
  @Inject StatusWatch watch;

  /// In numbers, for everybody.
  @GET
  @Path("status")
  @Produces(MediaType.APPLICATION_JSON)
  public Response status() {
    return Response.ok(watch.look()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
