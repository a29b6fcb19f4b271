package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/// The packaged distribution as a city runs it: `up` on an empty home, every door, `down`; and
/// beside it another one that is killed.
@Execution(ExecutionMode.CONCURRENT)
class UpIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("madang.distribution"));
  private static final Duration START = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final int port = Ports.free();
  @TempDir Path root;

  @Test
  void up_emptyHome_publishesThroughEachDoorAndLeavesNoProcess() throws Exception {
    var home = root.resolve("home");
    var up = start(home, "up", "--port", "" + port);
    try {
      awaitReady(up, home);
      assertThat(get("api/search?q=" + encode("정류장"))).contains("transit-stops");
      assertThat(get("api/search?q=stop")).contains("transit-stops");
      assertThat(get("sparql?query=" + encode("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))
          .contains("\"n\"");
      assertEachQuestionHasAnAnswer();
      assertThat(get("datasets/bike-trips/latest/privacy.json")).contains("\"published\"");
      assertThat(get("datasets/bike-trips")).contains("SyntheticData");
      assertThat(run(home, "up", "--port", "" + Ports.free()))
          .isEqualTo("madang: another Madang runs on %s".formatted(home));
      assertThat(run(home, "publish", "transit-stops")).contains("nothing new");
      assertThat(run(home, "verify", "http://localhost:" + port + "/datasets/bike-trips/latest"))
          .contains("as signed by");
      var children = up.toHandle().descendants().toList();

      assertThat(run(home, "down")).isEqualTo("stopped");

      assertThat(up.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
    } finally {
      up.destroy();
      up.onExit().get(90, TimeUnit.SECONDS);
    }
    assertSecondStartPublishesNothing(home);
  }

  /// The questions cross the bundled datasets, so an empty answer is a broken link between them.
  private void assertEachQuestionHasAnAnswer() throws Exception {
    var list = JsonMapper.shared().readTree(get("api/questions")).path("questions");
    assertThat(list.size()).isEqualTo(12);
    for (var question : list) {
      var id = question.path("id").asString();
      var answer = JsonMapper.shared().readTree(get("api/questions/" + id));
      assertThat(answer.path("results").path("bindings").size()).as(id).isPositive();
    }
  }

  @Test
  void up_killed_leavesNoProcess() throws Exception {
    var home = root.resolve("killed");
    var up = start(home, "up", "--no-publish", "--port", "" + port);
    awaitReady(up, home);
    var children = up.toHandle().descendants().toList();

    up.destroyForcibly().waitFor();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(children).hasSize(2);
  }

  private void assertSecondStartPublishesNothing(Path home) throws Exception {
    Files.delete(log(home));
    addDraft(home);
    var up = start(home, "up", "--port", "" + port);
    try {
      awaitReady(up, home);
      assertThat(text(home))
          .contains("bike-trips       is published already")
          .contains("my-benches       is not published: './madang publish my-benches' does it")
          .doesNotContain("stage");
    } finally {
      up.destroy();
      assertThat(up.waitFor(90, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// A dataset of the steward's own that could be published.
  private static void addDraft(Path home) throws IOException {
    var folder = Files.createDirectories(home.resolve("datasets/my-benches"));
    Files.writeString(folder.resolve("dataset.yaml"), "id: my-benches\n");
  }

  /// Fails at once, with what it printed, when `up` ends instead.
  private static void awaitReady(Process up, Path home) {
    await()
        .atMost(START)
        .failFast(() -> assertThat(up.isAlive()).as(text(home)).isTrue())
        .until(() -> text(home).contains("ready;"));
  }

  /// What a command prints first, on either stream.
  private String run(Path home, String... arguments) throws IOException, InterruptedException {
    var process = builder(home, arguments).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    var first = output.lines().findFirst().orElse("");
    return first.contains("another Madang")
        ? first.substring(0, first.indexOf(':', 8))
        : output.strip();
  }

  private Process start(Path home, String... arguments) throws IOException {
    return builder(home, arguments)
        .redirectErrorStream(true)
        .redirectOutput(log(home).toFile())
        .start();
  }

  private static ProcessBuilder builder(Path home, String... arguments) {
    var command = new ArrayList<>(List.of(DISTRIBUTION.resolve("madang").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    return new ProcessBuilder(command);
  }

  private static Path log(Path home) {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  private static String text(Path home) throws IOException {
    return Files.readString(log(home));
  }

  private String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + path));
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
