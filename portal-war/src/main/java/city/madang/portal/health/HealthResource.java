package city.madang.portal.health;

import static city.madang.portal.problem.ProblemType.UNHEALTHY;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// Whether all doors are open.
///
/// Problems: 503 `unhealthy`, with the state of each part in `doors`.
@Path("health")
@Dependent
public class HealthResource {
  @Inject HealthChecks checks;

  /// 200 when everything answers; `degraded` if some published files are damaged, or some queries
  /// do not end.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response health() {
    var states = checks.states();
    if (states.containsValue("down")) {
      throw UNHEALTHY.with("see 'doors'").and("doors", states);
    }
    int damaged = checks.damagedFiles();
    int lost = checks.lostQueries();
    var status = damaged + lost == 0 ? "up" : "degraded";
    return Response.ok(new Health(status, states, damaged, lost))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /// The body when everything answers.
  ///
  /// @param damagedFiles that are not served; the steward can see which
  /// @param lostQueries that were told to end and do not; a few close no lane
  public record Health(
      String status, Map<String, String> doors, int damagedFiles, int lostQueries) {}
}
