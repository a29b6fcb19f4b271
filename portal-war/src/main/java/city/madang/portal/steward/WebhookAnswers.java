package city.madang.portal.steward;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.webhook.Delivery;
import city.madang.etl.webhook.PostOutcome;
import city.madang.etl.webhook.PostOutcome.Delivered;
import city.madang.etl.webhook.PostOutcome.Failed;
import city.madang.etl.webhook.PostOutcome.Gone;
import city.madang.etl.webhook.Webhook;
import java.util.List;

/// What the steward is told of webhooks; their secrets only once, when they are added.
final class WebhookAnswers {
  private WebhookAnswers() {}

  /// @param webhooks the oldest first
  record Listed(List<Known> webhooks) {}

  /// @param datasets none means all
  record Known(String id, String url, List<String> datasets, boolean active, String created) {
    static Known of(Webhook webhook) {
      return new Known(
          webhook.id(),
          webhook.url().toString(),
          webhook.datasets().stream().map(DatasetId::value).toList(),
          webhook.active(),
          webhook.created().toString());
    }
  }

  /// @param secret `whsec_…`, told once
  record Added(String id, String url, List<String> datasets, String secret) {
    @Override
    public String toString() {
      return id;
    }
  }

  /// @param deliveries the latest release first
  record GivenUp(List<Letter> deliveries) {}

  record Letter(
      String id,
      String webhook,
      String dataset,
      String version,
      int attempts,
      String last,
      String reason) {
    static Letter of(Delivery delivery) {
      return new Letter(
          delivery.id(),
          delivery.webhook(),
          delivery.dataset().value(),
          delivery.version(),
          delivery.attempts(),
          delivery.due().toString(),
          delivery.reason());
    }
  }

  /// @param detail of the answer
  record Tried(boolean delivered, String detail) {
    static Tried of(PostOutcome outcome) {
      return switch (outcome) {
        case Delivered(int status) -> new Tried(true, "answered " + status);
        case Gone() -> new Tried(false, "answered 410");
        case Failed failed -> new Tried(false, failed.reason());
      };
    }
  }
}
