package city.madang.portal.openapi;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// Leads a program from the host's name to the documents.
@Path(".well-known/api-catalog")
@Dependent
public class ApiCatalogResource {
  @Inject Documents documents;

  /// Source: RFC 9727, section 2.
  @GET
  @Produces(ApiCatalog.LINKSET)
  public Response catalog(@Context Request request) {
    return DocumentResponse.of(documents.catalog(), request);
  }
}
