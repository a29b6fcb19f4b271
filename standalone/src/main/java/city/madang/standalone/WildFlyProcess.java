package city.madang.standalone;

import city.madang.elasticsearch.Malloc;
import city.madang.etl.cli.CommandException;
import city.madang.etl.release.DatabaseSettings;
import city.madang.etl.release.Home;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The application server with the portal, in its own JVM, reachable from this machine only.
final class WildFlyProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 40;

  /// One city's portal. What a run needed for a while is given back to the system when it is idle;
  /// what DuckDB and TDB2 map lies outside the heap. A heap that has less room than it holds is
  /// collected all the time; so is one that is marked as early as the collector chooses to, or
  /// whenever a buffer of half a small region is asked for.
  private static final List<String> MEMORY =
      List.of(
          "-Xms64m",
          "-Xmx640m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:+UseG1GC",
          "-XX:G1HeapRegionSize=4m",
          "-XX:InitiatingHeapOccupancyPercent=70",
          "-XX:-G1UseAdaptiveIHOP",
          "-XX:G1PeriodicGCInterval=30000",
          "-XX:MinHeapFreeRatio=40",
          "-XX:MaxHeapFreeRatio=50");

  /// What WildFly's own start script opens to its modules.
  private static final List<String> OPENED =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final Path failed;

  private WildFlyProcess(Process process, Path failed) {
    this.process = process;
    this.failed = failed;
  }

  /// Starts the server; it answers some seconds later.
  ///
  /// @param distribution with `wildfly/` and `portal.war`
  /// @param environment the portal's settings
  static WildFlyProcess start(
      Path distribution, Home home, int port, Map<String, String> environment) {
    try {
      prepare(distribution, home);
      var builder = new ProcessBuilder(command(distribution, home, port));
      builder.environment().putAll(environment);
      builder.environment().putAll(Malloc.SETTINGS);
      builder.redirectErrorStream(true);
      builder.redirectOutput(home.logs().resolve("wildfly-console.log").toFile());
      return new WildFlyProcess(builder.start(), deployments(home).resolve("portal.war.failed"));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start WildFly", failed);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Why the portal does not start; empty as long as it may.
  Optional<String> findFailure() {
    return DeploymentFailure.find(failed);
  }

  /// Stops the server and waits for its end.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Path distribution, Home home, int port) {
    var server = distribution.resolve("wildfly");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java));
    command.addAll(MEMORY);
    command.add("@" + server.resolve("compiler.args"));
    command.addAll(OPENED);
    command.addAll(
        List.of(
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djboss.home.dir=" + server,
            "-Djboss.server.base.dir=" + home.wildfly(),
            "-Djboss.server.log.dir=" + home.logs(),
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.management.http.port=" + Ports.free(),
            "-Dmadang.distribution=" + distribution,
            "-Dmadang.database.url=" + databaseUrl(home),
            "-cp",
            ownJar() + File.pathSeparator + server.resolve("jboss-modules.jar"),
            ParentWatch.class.getName(),
            "org.jboss.modules.Main",
            "-mp",
            server.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-c",
            "standalone-madang.xml"));
    return command;
  }

  /// The server that is shipped knows H2 alone; another ledger must not be opened unnoticed.
  private static String databaseUrl(Home home) {
    var settings = databaseSettings(home);
    if (!settings.driver().equals("h2")) {
      throw new CommandException(
          "%s names PostgreSQL, for which 'madang up' has no driver: see ARCHITECTURE.md"
              .formatted(home.databaseSettings()));
    }
    return settings.url();
  }

  private static DatabaseSettings databaseSettings(Home home) {
    try {
      return DatabaseSettings.of(home);
    } catch (IllegalArgumentException wrong) {
      throw new CommandException(String.valueOf(wrong.getMessage()));
    }
  }

  private static String ownJar() {
    var source = ParentWatch.class.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString())).toString();
  }

  /// The distribution is read-only; the server writes into the home.
  private static void prepare(Path distribution, Home home) throws IOException {
    Files.createDirectories(home.logs());
    var configuration = Files.createDirectories(home.wildfly().resolve("configuration"));
    try (var files = Files.list(distribution.resolve("wildfly/standalone/configuration"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        copy(file, configuration.resolve(String.valueOf(file.getFileName())));
      }
    }
    var deployments = Files.createDirectories(deployments(home));
    copy(distribution.resolve("portal.war"), deployments.resolve("portal.war"));
    // Markers of the last start would tell the scanner that there is nothing to deploy.
    Files.deleteIfExists(deployments.resolve("portal.war.deployed"));
    Files.deleteIfExists(deployments.resolve("portal.war.failed"));
  }

  private static Path deployments(Home home) {
    return home.wildfly().resolve("deployments");
  }

  private static void copy(Path file, Path target) throws IOException {
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
