package city.madang.portal.steward;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.job.Publisher;
import city.madang.etl.job.RunProgress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.InvalidPathException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks for runs and tells how far they are.
@Path("steward/runs")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Inject Publisher publisher;

  /// Asks for a run of the dataset in a folder of this machine: `{"folder": "/…"}`.
  ///
  /// Problems: 400 `bad-request`, 401 `steward-only`.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String start(String body) {
    return JSON.writeValueAsString(publisher.publish(folder(body)).snapshot());
  }

  /// How far the last run of a dataset is.
  ///
  /// Problems: 401 `steward-only`, 404 `dataset-not-found`.
  @GET
  @Path("{dataset}")
  public String progress(@PathParam("dataset") String dataset) {
    return JSON.writeValueAsString(find(dataset).snapshot());
  }

  private RunProgress find(String dataset) {
    try {
      return publisher
          .find(new DatasetId(dataset))
          .orElseThrow(() -> DATASET_NOT_FOUND.with("no run of this dataset since the start"));
    } catch (IllegalArgumentException noId) {
      throw DATASET_NOT_FOUND.with("this is no id of a dataset");
    }
  }

  private static java.nio.file.Path folder(String body) {
    try {
      var folder = JSON.readTree(body).path("folder").asString("");
      if (folder.isEmpty()) {
        throw BAD_REQUEST.with("the body is {\"folder\": \"…\"}");
      }
      return java.nio.file.Path.of(folder);
    } catch (JacksonException | InvalidPathException unreadable) {
      throw BAD_REQUEST.with("the body is {\"folder\": \"…\"}");
    }
  }
}
