package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Queries whose answers are fetched later.
class SparqlJobsIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String VALUES = "{ " + "1 ".repeat(300) + "}";
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }"
          .formatted(VALUES);

  @Test
  void post_respondAsync_becomesAJobWithADownload() throws NoSuchAlgorithmException {
    var accepted = submit("SELECT * { VALUES ?a %1$s VALUES ?b %1$s }".formatted(VALUES));

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(header(accepted, "Preference-Applied")).isEqualTo("respond-async");
    var job = "/" + header(accepted, "Location");
    var status = awaitEnd(job);
    assertThat(status.path("state").asString()).isEqualTo("done");
    OpenApiCheck.of(get("/api/openapi.json").body()).requireFits("JobStatus", status);
    assertThat(status.path("rows").asLong()).isEqualTo(90_000);

    var whole = get(job + "/result");
    assertThat(header(whole, "Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(header(whole, "Content-Length")).isEqualTo(status.path("sizeBytes").asString());
    assertThat(header(whole, "Repr-Digest")).isEqualTo(digest(whole.body()));
    assertThat(header(whole, "Content-Digest")).isEqualTo(digest(whole.body()));
    assertThat(header(whole, "ETag")).isEqualTo("\"" + status.path("sha256").asString() + "\"");

    var part = get(job + "/result", "Range", "bytes=5-14", "If-Range", header(whole, "ETag"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(whole.body().substring(5, 15));
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 5-14/" + whole.body().length());
    assertThat(header(part, "Repr-Digest")).isEqualTo(digest(whole.body()));
    assertThat(header(part, "Content-Digest")).isEmpty();

    var known = get(job + "/result", "If-None-Match", header(whole, "ETag"));
    var beyond = get(job + "/result", "Range", "bytes=99999999-");
    var head = send("HEAD", job + "/result", "");
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(head, "Content-Length")).isEqualTo(header(whole, "Content-Length"));

    assertThat(send("DELETE", job, "").statusCode()).isEqualTo(204);
    assertThat(get(job).body()).contains("job-not-found");
    assertThat(get(job + "/result").statusCode()).isEqualTo(404);
  }

  @Test
  void delete_runningJob_endsIt() {
    var job = "/" + header(submit(ENDLESS), "Location");
    Awaitility.await().until(() -> state(job), "running"::equals);

    assertThat(get(job + "/result").body()).contains("job-not-done");
    assertThat(send("DELETE", job, "").statusCode()).isEqualTo(204);
    assertThat(get(job).statusCode()).isEqualTo(404);
  }

  @Test
  void job_longerThanAnAnswerMayTake_goesOn() {
    var job = "/" + header(submit(ENDLESS), "Location");

    var submitted = Instant.parse(JSON.readTree(get(job).body()).path("submitted").asString());
    Awaitility.await().until(() -> submitted.plusSeconds(4).isBefore(Instant.now()));

    assertThat(state(job)).as("the limit of an answer is 3 s").isIn("running", "failed");
    assertThat(get(job).body()).doesNotContain("sparql-timeout");
    send("DELETE", job, "");
  }

  @Test
  void post_wrongQuery_isNoJob() {
    assertThat(submit("SELECT").statusCode()).isEqualTo(400);
    assertThat(get("/sparql/jobs/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> submit(String query) {
    return send(
        "POST",
        "/sparql",
        query,
        "Content-Type",
        "application/sparql-query",
        "Accept",
        "text/csv",
        "Prefer",
        "wait=5, respond-async");
  }

  private static JsonNode awaitEnd(String job) {
    return Awaitility.await()
        .until(() -> JSON.readTree(get(job).body()), status -> status.has("ended"));
  }

  private static String state(String job) {
    return JSON.readTree(get(job).body()).path("state").asString();
  }

  private static String digest(String body) throws NoSuchAlgorithmException {
    var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
    return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
  }
}
