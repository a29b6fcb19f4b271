package city.madang.portal.openapi;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// OpenAPI of the whole portal.
@Path("api/openapi.json")
@Dependent
public class PortalDocumentResource {
  @Inject Documents documents;

  /// It links to those of the datasets.
  @GET
  @Produces({MediaType.APPLICATION_JSON, DocumentResponse.OPENAPI + ";qs=0.5"})
  public Response document(@Context Request request) {
    return DocumentResponse.of(documents.portal(), request);
  }
}
