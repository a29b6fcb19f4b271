package city.madang.portal.openapi;

import city.madang.etl.dataset.DatasetId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// OpenAPI of each dataset.
///
/// Problems: 404 `dataset-not-found`, `release-not-found`, 410 `release-withdrawn`,
/// `release-retired`, 503 `file-damaged`, `overloaded`.
@Path("api/datasets/{id}")
@Dependent
@Produces({MediaType.APPLICATION_JSON, DocumentResponse.OPENAPI + ";qs=0.5"})
public class DatasetDocumentResource {
  @Inject Documents documents;

  /// Of the current release.
  @GET
  @Path("openapi.json")
  public Response current(@PathParam("id") DatasetId id, @Context Request request) {
    return DocumentResponse.of(documents.current(id), request);
  }

  /// Of a named release.
  @GET
  @Path("releases/{version}/openapi.json")
  public Response release(
      @PathParam("id") DatasetId id,
      @PathParam("version") String version,
      @Context Request request) {
    return DocumentResponse.of(documents.release(id, version), request);
  }
}
