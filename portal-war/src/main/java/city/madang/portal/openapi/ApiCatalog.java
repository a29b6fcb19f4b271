package city.madang.portal.openapi;

import java.net.URI;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where the documents of all APIs are. Source: RFC 9727, and RFC 9264 for the linkset.
final class ApiCatalog {
  static final String LINKSET = "application/linkset+json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ApiCatalog() {}

  /// @param datasets their ids
  static byte[] of(URI baseIri, Collection<String> datasets) {
    var root = JsonNodeFactory.instance.objectNode();
    var links = root.putArray("linkset");
    links.add(api(baseIri, baseIri, baseIri.resolve("api/openapi.json")));
    for (var id : datasets) {
      var dataset = baseIri.resolve("api/datasets/%s/".formatted(id));
      links.add(api(baseIri, dataset.resolve("records"), dataset.resolve("openapi.json")));
    }
    return JSON.writeValueAsBytes(root);
  }

  private static ObjectNode api(URI baseIri, URI anchor, URI document) {
    var api = JsonNodeFactory.instance.objectNode().put("anchor", anchor.toString());
    api.putArray("service-desc")
        .addObject()
        .put("href", document.toString())
        .put("type", DocumentResponse.OPENAPI);
    api.putArray("status").addObject().put("href", baseIri.resolve("health").toString());
    return api;
  }
}
