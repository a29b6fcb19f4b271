package city.madang.portal.steward;

import static java.util.stream.Collectors.joining;

import city.madang.etl.dataset.DatasetId;
import java.net.URI;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body by which a webhook is added: `{"url": "https://…", "datasets": ["…"]}`. Read strictly:
/// what is passed over here would tell somebody of more than was meant.
///
/// @param datasets none means all
record WebhookRequest(URI url, List<DatasetId> datasets) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String FORM = "the body is {\"url\": \"…\", \"datasets\": [\"…\"]}";
  private static final Set<String> MEMBERS = Set.of("url", "datasets");

  WebhookRequest {
    datasets = List.copyOf(datasets);
  }

  /// @param known datasets that there are
  /// @throws IllegalArgumentException naming the member that is wrong
  static WebhookRequest parse(String body, List<DatasetId> known) {
    var root = read(body);
    for (var name : root.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        throw refused("unknown member '%s': %s".formatted(name, FORM));
      }
    }
    return new WebhookRequest(url(root.path("url")), datasets(root.path("datasets"), known));
  }

  private static JsonNode read(String body) {
    try {
      var root = JSON.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException _) {
      // told below
    }
    throw refused(FORM);
  }

  private static URI url(JsonNode url) {
    if (!url.isMissingNode() && !url.isString()) {
      throw refused("'url' is a text");
    }
    try {
      return URI.create(url.asString(""));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("'url' is no address", malformed);
    }
  }

  private static List<DatasetId> datasets(JsonNode datasets, List<DatasetId> known) {
    if (!datasets.isMissingNode() && !datasets.isArray()) {
      throw refused("'datasets' is a list of ids: " + FORM);
    }
    return datasets.valueStream().map(dataset -> dataset(dataset, known)).toList();
  }

  private static DatasetId dataset(JsonNode dataset, List<DatasetId> known) {
    return known.stream()
        .filter(id -> dataset.isString() && id.value().equals(dataset.asString()))
        .findFirst()
        .orElseThrow(
            () -> refused("'datasets' names what is not published; there are " + list(known)));
  }

  private static String list(List<DatasetId> known) {
    return known.stream().map(DatasetId::value).sorted().collect(joining(", "));
  }

  private static IllegalArgumentException refused(String message) {
    return new IllegalArgumentException(message);
  }
}
