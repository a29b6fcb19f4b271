package city.madang.portal.steward;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.job.Publisher;
import city.madang.etl.release.WithdrawalReason;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes releases back.
@Path("steward/withdrawals")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class WithdrawalsResource {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BODY =
      "the body is {\"dataset\": \"…\", \"version\": \"…\", \"why\": \"…\"}";

  @Inject Publisher publisher;

  /// Withdraws a release, for good; `why` will be public. A second time deletes what could not be
  /// deleted before, and keeps the first reason.
  ///
  /// Problems: 400 `bad-request`, 401 `steward-only`, 404 `dataset-not-found`, `release-not-found`.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public String withdraw(String body) {
    var asked = read(body);
    var withdrawal =
        publisher
            .withdraw(dataset(asked), asked.path("version").asString(""), why(asked))
            .orElseThrow(() -> RELEASE_NOT_FOUND.with("only what was published can be withdrawn"));
    return JSON.writeValueAsString(withdrawal);
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException unreadable) {
      throw BAD_REQUEST.with(BODY);
    }
  }

  private static DatasetId dataset(JsonNode asked) {
    try {
      return new DatasetId(asked.path("dataset").asString(""));
    } catch (IllegalArgumentException noId) {
      throw DATASET_NOT_FOUND.with("this is no id of a dataset");
    }
  }

  private static WithdrawalReason why(JsonNode asked) {
    try {
      return new WithdrawalReason(asked.path("why").asString(""));
    } catch (IllegalArgumentException refused) {
      throw BAD_REQUEST.with(String.valueOf(refused.getMessage()));
    }
  }
}
