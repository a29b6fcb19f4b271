package city.madang.etl.cli;

import city.madang.etl.job.RepairReport;
import city.madang.etl.job.RunProgress;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the portal of this machine as its steward.
public final class PortalClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI portal;
  private final Home home;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /// @param portal its address, ending in `/`
  public PortalClient(URI portal, Home home) {
    this.portal = portal;
    this.home = home;
  }

  /// Asks for a run of the dataset in `folder`.
  public RunProgress.Snapshot publish(Path folder) {
    var body = JSON.createObjectNode().put("folder", folder.toAbsolutePath().toString());
    var request =
        asSteward("steward/runs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return snapshot(send(request));
  }

  /// How far the last run of a dataset is.
  public RunProgress.Snapshot progress(String dataset) {
    return snapshot(send(asSteward("steward/runs/" + dataset)));
  }

  /// Asks for a repair of a dataset, or of all.
  RepairReport.Snapshot repair(Optional<String> dataset) {
    var body = JSON.createObjectNode();
    dataset.ifPresent(id -> body.put("dataset", id));
    var request =
        asSteward("steward/repairs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return JSON.readValue(send(request).body(), RepairReport.Snapshot.class);
  }

  /// How far that repair is; its id was accepted before.
  RepairReport.Snapshot repairProgress(Optional<String> dataset) {
    var path = "steward/repairs" + dataset.map(id -> "?dataset=" + id).orElse("");
    return JSON.readValue(send(asSteward(path)).body(), RepairReport.Snapshot.class);
  }

  /// Published files that are damaged, and doors that do not show the current release; one line
  /// each.
  public List<String> problems() {
    var lines = new ArrayList<String>();
    JSON.readTree(send(asSteward("steward/files")).body())
        .path("damaged")
        .forEach(file -> lines.add("damaged file " + file.asString()));
    var consistency = JSON.readTree(send(request("api/consistency")).body());
    for (var dataset : consistency.path("datasets")) {
      var id = dataset.path("dataset").asString();
      dataset.path("problems").forEach(problem -> lines.add(id + ": " + problem.asString()));
    }
    return lines;
  }

  /// Takes a release back.
  ///
  /// @return the portal's answer: what `job.Withdrawal` tells, as JSON
  JsonNode withdraw(String dataset, String version, String why) {
    var body =
        JSON.createObjectNode().put("dataset", dataset).put("version", version).put("why", why);
    var request =
        asSteward("steward/withdrawals")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return JSON.readTree(send(request).body());
  }

  /// Ids of the datasets that have a current release.
  public Set<String> published() {
    var ids = new TreeSet<String>();
    JSON.readTree(send(request("api/datasets")).body())
        .path("datasets")
        .forEach(dataset -> ids.add(dataset.path("id").asString()));
    return ids;
  }

  /// Tells whether every door is open.
  public boolean isHealthy() {
    try {
      return http.send(request("health").build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException closed) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  HttpRequest.Builder asSteward(String path) {
    return request(path).header("Authorization", "Bearer " + token());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(portal.resolve(path)).timeout(Duration.ofSeconds(30));
  }

  private String token() {
    try {
      return Files.readString(home.stewardToken()).strip();
    } catch (IOException unreadable) {
      throw new CommandException(
          "cannot read %s: run the command as the user who started Madang"
              .formatted(home.stewardToken()));
    }
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new CommandException("the portal answered: " + detail(response));
      }
      return response;
    } catch (IOException failed) {
      throw new CommandException("the portal at %s does not answer".formatted(portal));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted");
    }
  }

  private static RunProgress.Snapshot snapshot(HttpResponse<String> response) {
    return JSON.readValue(response.body(), RunProgress.Snapshot.class);
  }

  private static String detail(HttpResponse<String> response) {
    JsonNode problem = JSON.readTree(response.body());
    return "%d %s".formatted(response.statusCode(), problem.path("detail").asString(""));
  }
}
