package city.madang.portal.steward;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.job.Publisher;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Brings all doors to the version that the register calls current.
@Path("steward/repairs")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RepairsResource {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Inject Publisher publisher;

  /// Asks for a repair of one dataset, `{"dataset": "…"}`, or of all, `{}`. It waits for runs.
  ///
  /// Problems: 400 `bad-request`, 401 `steward-only`, 404 `dataset-not-found`.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String start(String body) {
    return JSON.writeValueAsString(publisher.repair(id(dataset(body))));
  }

  /// How far the last repair is.
  ///
  /// Problems: 401 `steward-only`, 404 `dataset-not-found`, 404 `not-found`.
  @GET
  public String progress(@QueryParam("dataset") @Nullable String dataset) {
    return JSON.writeValueAsString(
        publisher
            .findRepair(id(Optional.ofNullable(dataset)))
            .orElseThrow(() -> NOT_FOUND.with("no such repair since the start")));
  }

  private static Optional<DatasetId> id(Optional<String> dataset) {
    try {
      return dataset.map(DatasetId::new);
    } catch (IllegalArgumentException noId) {
      throw DATASET_NOT_FOUND.with("this is no id of a dataset");
    }
  }

  private static Optional<String> dataset(String body) {
    try {
      var root = JSON.readTree(body);
      if (!root.isObject()) {
        throw BAD_REQUEST.with("the body is {} or {\"dataset\": \"…\"}");
      }
      return root.has("dataset")
          ? Optional.of(root.path("dataset").asString(""))
          : Optional.empty();
    } catch (JacksonException unreadable) {
      throw BAD_REQUEST.with("the body is {} or {\"dataset\": \"…\"}");
    }
  }
}
