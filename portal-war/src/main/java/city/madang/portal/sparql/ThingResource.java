package city.madang.portal.sparql;

import city.madang.portal.sparql.description.Things;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// Leads from the name of a thing to what is known of it, for a thing is no document.
///
/// Source: "Cool URIs for the Semantic Web", section 4.2, "303 URIs".
@Path("datasets/{id}")
@Dependent
public class ThingResource {
  @Inject Things things;

  /// Something that a dataset tells of, such as `datasets/districts/areas/21120`; its key may have
  /// slashes.
  ///
  /// Problems: 404 `not-found`.
  @GET
  @Path("{kind}/{key: .+}")
  public Response thing(@Context UriInfo address) {
    var path = address.getPath(false).replaceFirst("^/", "");
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, things.description(path))
        .build();
  }
}
