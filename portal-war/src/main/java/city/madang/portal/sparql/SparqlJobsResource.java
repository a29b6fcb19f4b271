package city.madang.portal.sparql;

import city.madang.portal.sparql.jobs.JobResponse;
import city.madang.portal.sparql.jobs.Jobs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Queries whose answers are fetched later. Whoever knows a job's id may do all of this.
///
/// Problems: 404 `job-not-found`.
@Path("sparql")
@Dependent
public class SparqlJobsResource {
  @Inject Jobs jobs;
  @Inject JobResponse results;

  /// How the job fares.
  @GET
  @Path("jobs/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response status(@PathParam("id") String id) {
    var status = jobs.status(id);
    var answer = Response.ok(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
    return status.ended() == null
        ? answer.header(HttpHeaders.RETRY_AFTER, 1).build()
        : answer.build();
  }

  /// The result, or a range of it.
  ///
  /// Problems: 409 `job-not-done`, 412 `precondition-failed`, 416 `range-not-satisfiable`, 503
  /// `overloaded`.
  @GET
  @Path("jobs/{id}/result")
  public Response result(@PathParam("id") String id, @Context HttpServletRequest request) {
    return results.of(id, request);
  }

  /// Like GET, without the result.
  @HEAD
  @Path("jobs/{id}/result")
  public Response resultHead(@PathParam("id") String id, @Context HttpServletRequest request) {
    return results.of(id, request);
  }

  /// Ends the job, and removes its result.
  @DELETE
  @Path("jobs/{id}")
  public Response remove(@PathParam("id") String id) {
    jobs.remove(id);
    return Response.noContent().build();
  }
}
