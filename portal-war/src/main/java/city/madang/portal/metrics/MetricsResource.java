package city.madang.portal.metrics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Figures for monitoring, which names no person, address or query.
@Path("metrics")
@Dependent
public class MetricsResource {
  @Inject PortalMetrics metrics;

  /// Source: OpenMetrics 1.0, which every scraper takes whatever it asks for.
  @GET
  public Response get() {
    return Response.ok(metrics.toBytes())
        .type(PortalMetrics.OPEN_METRICS)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
