package city.madang.etl.webhook;

import city.madang.etl.change.Changes;
import city.madang.etl.export.Manifests;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Words what webhooks are told.
///
/// Shape: `{event, dataset, version, previous, published, manifest: {url, sha256}, changes}`, where
/// `previous` is null for the first release and `changes` is there if the release tells them.
final class ReleaseMessages {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ReleaseRegister register;
  private final URI baseIri;

  ReleaseMessages(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
  }

  /// The message of a release; empty if the release is no longer kept.
  Optional<Message> of(Delivery delivery) {
    return register
        .find(delivery.dataset(), delivery.version())
        .map(release -> new Message(delivery.id(), json(delivery, release)));
  }

  private String json(Delivery delivery, Release release) {
    var json = JSON.createObjectNode();
    json.put("event", "release.published");
    json.put("dataset", delivery.dataset().value());
    json.put("version", delivery.version());
    json.put("previous", delivery.previous().isEmpty() ? null : delivery.previous());
    json.put("published", delivery.published().toString());
    var path = "datasets/" + delivery.dataset() + "/releases/" + delivery.version() + "/";
    json.putObject("manifest")
        .put("url", baseIri.resolve(path + Manifests.FILE).toString())
        .put("sha256", release.manifestSha256());
    Changes.find(release.folder())
        .ifPresent(changes -> json.set("changes", JSON.valueToTree(changes.summary())));
    return json.toString();
  }

  /// A message of no release, by which a receiver can be tried.
  static Message test(Webhook webhook, Instant now) {
    var json = JSON.createObjectNode();
    json.put("event", "webhook.test");
    json.put("webhook", webhook.id());
    json.put("sent", now.toString());
    return new Message("msg_test_" + webhook.id() + "_" + now.toEpochMilli(), json.toString());
  }
}
