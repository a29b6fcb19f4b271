package city.madang.standalone;

import city.madang.elasticsearch.ElasticsearchProcess;
import city.madang.elasticsearch.NodeSettings;
import city.madang.etl.cli.CommandException;
import city.madang.etl.cli.Instance;
import city.madang.etl.cli.Places;
import city.madang.etl.cli.PortalClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The node and the application server of one home; both run, or none.
final class Servers implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final int POLL_MILLIS = 100;

  private final Places places;
  private final int port;
  private @Nullable ElasticsearchProcess elasticsearch;
  private @Nullable WildFlyProcess wildfly;
  private boolean closed;

  Servers(Places places, int port) {
    this.places = places;
    this.port = port;
  }

  URI portal() {
    return URI.create("http://localhost:" + port + "/");
  }

  /// Starts both side by side and returns when every door is open.
  void start() throws InterruptedException {
    new Instance(ProcessHandle.current().pid(), portal(), false, 0).write(places.home());
    var searchPort = Ports.free();
    startWildfly(URI.create("http://127.0.0.1:" + searchPort));
    awaitStart(launchElasticsearch(searchPort));
    awaitHealth();
  }

  /// Tells the other commands that everything is up, and how publishing went.
  void ready(int published) {
    new Instance(ProcessHandle.current().pid(), portal(), true, published).write(places.home());
  }

  /// Waits until a server ends by itself or no longer serves, which it never should.
  ///
  /// @return what happened
  String awaitEnd() throws InterruptedException {
    var client = new PortalClient(portal(), places.home());
    var health = new HealthWatch(client::isHealthy);
    while (true) {
      var missing = missing();
      if (!missing.isEmpty()) {
        return missing + " ended";
      }
      if (health.isBeyondRepair()) {
        return "the portal has had a closed door for a minute, so everything is stopped";
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /// Stops both; safe to call twice and at any moment of the start.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (wildfly != null) {
      wildfly.close();
    }
    if (elasticsearch != null) {
      elasticsearch.close();
    }
    Instance.delete(places.home());
  }

  private synchronized void startWildfly(URI search) {
    checkOpen();
    wildfly = WildFlyProcess.start(places.distribution(), places.home(), port, settings(search));
  }

  private synchronized ElasticsearchProcess launchElasticsearch(int searchPort) {
    checkOpen();
    elasticsearch =
        ElasticsearchProcess.launch(
            new NodeSettings(
                places.distribution().resolve("elasticsearch"),
                places.home().elasticsearch(),
                places.home().logs(),
                searchPort,
                NodeSettings.DEFAULT_HEAP_MEBIBYTES));
    return elasticsearch;
  }

  /// Without the lock, so that [#close()] can stop what starts.
  private void awaitStart(ElasticsearchProcess node) {
    try {
      node.await();
    } catch (IllegalStateException failed) {
      checkOpen();
      throw new CommandException(String.valueOf(failed.getMessage()).replaceAll("\\R", " "));
    }
  }

  private Map<String, String> settings(URI search) {
    return Map.of(
        "MADANG_HOME", places.home().root().toString(),
        "MADANG_ELASTICSEARCH_URL", search.toString(),
        "MADANG_BASE_IRI", BaseIri.of(places.home(), portal()).toString(),
        "MADANG_DATASETS", places.bundledDatasets().toString());
  }

  private void awaitHealth() throws InterruptedException {
    var client = new PortalClient(portal(), places.home());
    var deadline = Instant.now().plus(START);
    while (!client.isHealthy()) {
      findFailure()
          .ifPresent(
              failure -> {
                throw new CommandException(
                    "the portal did not start: %s; see the logs in %s"
                        .formatted(failure, places.home().logs()));
              });
      var missing = missing();
      if (!missing.isEmpty() || Instant.now().isAfter(deadline)) {
        throw new CommandException(
            "%s did not start: see the logs in %s"
                .formatted(missing.isEmpty() ? "the portal" : missing, places.home().logs()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private synchronized Optional<String> findFailure() {
    return Optional.ofNullable(wildfly).flatMap(WildFlyProcess::findFailure);
  }

  /// The server that ended by itself; none when it is us who stop them.
  private synchronized String missing() {
    if (closed) {
      return "";
    }
    if (wildfly != null && !wildfly.isAlive()) {
      return "WildFly";
    }
    return elasticsearch != null && !elasticsearch.isAlive() ? "Elasticsearch" : "";
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw new CommandException("stopped during the start");
    }
  }
}
