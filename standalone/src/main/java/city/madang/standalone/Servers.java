package city.madang.standalone;

import city.madang.elasticsearch.ElasticsearchProcess;
import city.madang.etl.cli.CommandException;
import city.madang.etl.cli.Instance;
import city.madang.etl.cli.Places;
import city.madang.etl.cli.PortalClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
    new Instance(ProcessHandle.current().pid(), portal(), false).write(places.home());
    var searchPort = Ports.free();
    startWildfly(URI.create("http://127.0.0.1:" + searchPort));
    startElasticsearch(searchPort);
    awaitHealth();
  }

  /// Tells the other commands that everything is up and published.
  void ready() {
    new Instance(ProcessHandle.current().pid(), portal(), true).write(places.home());
  }

  /// Waits until a server ends by itself, which it never should.
  ///
  /// @return its name
  String awaitEnd() throws InterruptedException {
    while (true) {
      var missing = missing();
      if (!missing.isEmpty()) {
        return missing;
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

  private void startElasticsearch(int searchPort) {
    var started =
        ElasticsearchProcess.start(
            places.distribution().resolve("elasticsearch"),
            places.home().elasticsearch(),
            places.home().logs(),
            searchPort);
    synchronized (this) {
      if (closed) {
        started.close();
      }
      elasticsearch = started;
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
      var missing = missing();
      if (!missing.isEmpty() || Instant.now().isAfter(deadline)) {
        throw new CommandException(
            "%s did not start: see the logs in %s"
                .formatted(missing.isEmpty() ? "the portal" : missing, places.home().logs()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private synchronized String missing() {
    if (wildfly != null && !wildfly.isAlive()) {
      return "WildFly";
    }
    return elasticsearch != null && !elasticsearch.isAlive() ? "Elasticsearch" : "";
  }

  private void checkOpen() {
    if (closed) {
      throw new CommandException("stopped during the start");
    }
  }
}
