package city.madang.etl.cli;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the running portal about webhooks.
final class WebhooksClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PATH = "steward/webhooks";

  private final PortalClient portal;

  WebhooksClient(PortalClient portal) {
    this.portal = portal;
  }

  static WebhooksClient of(Places places) {
    var instance =
        Instance.find(places.home())
            .orElseThrow(
                () ->
                    new CommandException(
                        "no Madang runs on %s: start it with ./madang up"
                            .formatted(places.home().root())));
    return new WebhooksClient(new PortalClient(instance.portal(), places.home()));
  }

  JsonNode add(String url, List<String> datasets) {
    var body = JSON.createObjectNode().put("url", url);
    datasets.forEach(body.putArray("datasets")::add);
    var request =
        portal
            .asSteward(PATH)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return JSON.readTree(portal.send(request).body());
  }

  JsonNode list() {
    return JSON.readTree(portal.send(portal.asSteward(PATH)).body()).path("webhooks");
  }

  JsonNode failed() {
    return JSON.readTree(portal.send(portal.asSteward(PATH + "/failed")).body()).path("deliveries");
  }

  void remove(String id) {
    portal.send(portal.asSteward(PATH + "/" + segment(id)).DELETE());
  }

  JsonNode test(String id) {
    return JSON.readTree(post("/" + segment(id) + "/test"));
  }

  void retry(String delivery) {
    post("/deliveries/" + segment(delivery) + "/retry");
  }

  private String post(String path) {
    return portal.send(portal.asSteward(PATH + path).POST(BodyPublishers.noBody())).body();
  }

  /// Ids have no other characters; whatever else is typed leads to no other address.
  private static String segment(String id) {
    if (!id.matches("[a-z0-9_-]+")) {
      throw new CommandException("'%s' is no id: list shows them".formatted(id));
    }
    return id;
  }
}
