package city.madang.portal.sparql;

import city.madang.portal.sparql.description.DescriptionResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// Leads a program from the host's name to what is in the graphs.
@Path(".well-known/void")
@Dependent
public class VoidResource {
  @Inject DescriptionResponse description;

  /// The description of the SPARQL door, which has the figures of each graph.
  ///
  /// Source: VoID, section 7.2, "Discovery with well-known URI".
  @GET
  public Response get(@Context HttpHeaders headers, @Context Request conditions) {
    return description.ofData(headers.getAcceptableMediaTypes(), conditions);
  }
}
