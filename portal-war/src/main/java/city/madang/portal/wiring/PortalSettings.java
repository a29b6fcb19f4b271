package city.madang.portal.wiring;

import city.madang.etl.release.Home;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Settings of the portal, read once from the environment at start-up.
///
/// @param home `MADANG_HOME`, the folder of all state; required
/// @param elasticsearchUrl `MADANG_ELASTICSEARCH_URL`; required
/// @param baseIri `MADANG_BASE_IRI`, ends with `/`; by default `http://localhost:8080/`
/// @param datasets `MADANG_DATASETS`, bundled dataset folders; by default `<home>/datasets`
/// @param sparqlTimeout `MADANG_SPARQL_TIMEOUT` in ISO 8601, by default `PT30S`
/// @param sparqlBudget `MADANG_SPARQL_BUDGET` in ISO 8601, by default `PT1M`: query time of one
///   address in a minute
/// @param sparqlFreeDisk `MADANG_SPARQL_FREE_DISK` in percent, by default `10`: what large answers
///   leave free of their disk, all together
/// @param sparqlStore `MADANG_SPARQL_STORE`, address of a SPARQL 1.1 query endpoint that `/sparql`
///   reads in the place of the store of the home
/// @param sparqlServices `MADANG_SPARQL_SERVICES`, addresses of SPARQL 1.1 query endpoints, with
///   commas between them, that queries may ask with SERVICE; none by default
/// @param sparqlJobs `MADANG_SPARQL_JOBS`, by default `8`: queries whose results are fetched later,
///   at most so many at once with their results; `0` switches them off
/// @param sparqlJobTime `MADANG_SPARQL_JOB_TIME` in ISO 8601, by default `PT30M`: time of one
/// @param sparqlJobKept `MADANG_SPARQL_JOB_KEPT` in ISO 8601, by default `PT1H`: so long a result
///   is kept
/// @param webhookAllowPrivate `MADANG_WEBHOOK_ALLOW_PRIVATE`, `true` or `false`, by default
///   `false`: whether webhooks may be `http:` and of private networks, as on an intranet
public record PortalSettings(
    Home home,
    URI elasticsearchUrl,
    URI baseIri,
    Path datasets,
    Duration sparqlTimeout,
    Duration sparqlBudget,
    int sparqlFreeDisk,
    Optional<URI> sparqlStore,
    List<URI> sparqlServices,
    int sparqlJobs,
    Duration sparqlJobTime,
    Duration sparqlJobKept,
    boolean webhookAllowPrivate) {
  private static final Set<String> NAMES =
      Set.of(
          "MADANG_HOME",
          "MADANG_ELASTICSEARCH_URL",
          "MADANG_BASE_IRI",
          "MADANG_DATASETS",
          "MADANG_SPARQL_TIMEOUT",
          "MADANG_SPARQL_BUDGET",
          "MADANG_SPARQL_FREE_DISK",
          "MADANG_SPARQL_STORE",
          "MADANG_SPARQL_SERVICES",
          "MADANG_SPARQL_JOBS",
          "MADANG_SPARQL_JOB_TIME",
          "MADANG_SPARQL_JOB_KEPT",
          "MADANG_WEBHOOK_ALLOW_PRIVATE");

  /// Reads the `MADANG_` variables and ignores all others.
  ///
  /// @throws IllegalArgumentException naming each `MADANG_` variable that is unknown, or one that
  ///   is missing or wrong
  public static PortalSettings from(Map<String, String> environment) {
    var unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith("MADANG_") || NAMES.contains(name));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown settings: " + unknown);
    }
    var home = new Home(Path.of(required(environment, "MADANG_HOME")));
    return new PortalSettings(
        home,
        URI.create(required(environment, "MADANG_ELASTICSEARCH_URL")),
        base(environment.getOrDefault("MADANG_BASE_IRI", "http://localhost:8080/")),
        Path.of(environment.getOrDefault("MADANG_DATASETS", home.datasets().toString())),
        Duration.parse(environment.getOrDefault("MADANG_SPARQL_TIMEOUT", "PT30S")),
        Duration.parse(environment.getOrDefault("MADANG_SPARQL_BUDGET", "PT1M")),
        percent(environment.getOrDefault("MADANG_SPARQL_FREE_DISK", "10")),
        Optional.ofNullable(environment.get("MADANG_SPARQL_STORE"))
            .map(address -> endpoint("MADANG_SPARQL_STORE", address)),
        services(environment.getOrDefault("MADANG_SPARQL_SERVICES", "")),
        count(environment.getOrDefault("MADANG_SPARQL_JOBS", "8")),
        Duration.parse(environment.getOrDefault("MADANG_SPARQL_JOB_TIME", "PT30M")),
        Duration.parse(environment.getOrDefault("MADANG_SPARQL_JOB_KEPT", "PT1H")),
        truth(environment, "MADANG_WEBHOOK_ALLOW_PRIVATE"));
  }

  private static boolean truth(Map<String, String> environment, String name) {
    return switch (environment.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + " must be true or false");
    };
  }

  private static int percent(String text) {
    int percent = Integer.parseInt(text);
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("MADANG_SPARQL_FREE_DISK must be from 0 to 100");
    }
    return percent;
  }

  private static List<URI> services(String addresses) {
    return Stream.of(addresses.split(","))
        .map(String::strip)
        .filter(address -> !address.isEmpty())
        .map(address -> endpoint("MADANG_SPARQL_SERVICES", address))
        .toList();
  }

  private static URI endpoint(String setting, String address) {
    var store = URI.create(address);
    if (!Set.of("http", "https").contains(String.valueOf(store.getScheme()))
        || store.getHost() == null
        || store.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "%s must be an http or https address, not '%s'".formatted(setting, address));
    }
    return store;
  }

  private static int count(String jobs) {
    if (!jobs.matches("\\d{1,4}")) {
      throw new IllegalArgumentException("MADANG_SPARQL_JOBS must be a number up to 9999");
    }
    return Integer.parseInt(jobs);
  }

  private static URI base(String iri) {
    if (!iri.endsWith("/")) {
      throw new IllegalArgumentException("MADANG_BASE_IRI must end with '/'");
    }
    return URI.create(iri);
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("missing setting: " + name);
    }
    return value;
  }
}
