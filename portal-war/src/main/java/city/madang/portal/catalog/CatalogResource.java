package city.madang.portal.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The list of what is published.
@Path("api/datasets")
@Dependent
public class CatalogResource {
  @Inject Catalog catalog;

  /// All published datasets with the files of their current releases, by id.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public DatasetList list() {
    return new DatasetList(catalog.listDatasets());
  }
}
