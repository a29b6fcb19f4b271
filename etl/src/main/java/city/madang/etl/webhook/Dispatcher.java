package city.madang.etl.webhook;

import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.webhook.PostOutcome.Delivered;
import city.madang.etl.webhook.PostOutcome.Failed;
import city.madang.etl.webhook.PostOutcome.Gone;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what must be told, until it arrives or is given up. Thread-safe.
///
/// All state is in the database: whatever a process leaves undone, the next one does. A message can
/// arrive twice, when a process ends between answer and note; both have the same id.
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int MOST = 1_000;
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String WITHDRAWN = "the release is no longer kept";
  private static final String GONE = "answered 410: it wants no more messages";

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final ReleaseMessages messages;
  private final WebhookClient client;
  private final Executor executor;
  private final Clock clock;
  private final RetryPlan plan = new RetryPlan(() -> ThreadLocalRandom.current().nextDouble());

  /// A webhook gets one message at a time, so that a slow one holds one thread.
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /// @param baseIri of the portal, ending with `/`
  /// @param executor sends; a message holds one of its threads for as long as a try may take
  public Dispatcher(
      Webhooks webhooks,
      Deliveries deliveries,
      ReleaseRegister register,
      URI baseIri,
      WebhookClient client,
      Executor executor,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.messages = new ReleaseMessages(register, baseIri);
    this.client = client;
    this.executor = executor;
    this.clock = clock;
  }

  /// Sends what is due now; called again and again. Throws nothing, for that would end the calls.
  public void round() {
    try {
      var now = clock.instant();
      deliveries.prune(now.minus(KEPT));
      deliveries.listDue(now, MOST).forEach(this::begin);
    } catch (RuntimeException failure) {
      LOG.error("webhooks could not be told of releases", failure);
    }
  }

  /// Posts a message of no release.
  ///
  /// @return empty if there is no such webhook
  public Optional<PostOutcome> test(String webhook) {
    return webhooks
        .find(webhook)
        .flatMap(
            known ->
                webhooks
                    .findSecret(webhook)
                    .map(
                        secret ->
                            client.post(
                                known.url(),
                                secret,
                                ReleaseMessages.test(known, clock.instant()))));
  }

  /// Sends again what was given up, with the next round.
  ///
  /// @return whether there was such a message
  public boolean retry(String delivery) {
    return deliveries.retry(delivery, clock.instant());
  }

  private void begin(Delivery delivery) {
    if (!busy.add(delivery.webhook())) {
      return;
    }
    try {
      executor.execute(() -> tell(delivery));
    } catch (RejectedExecutionException _) {
      busy.remove(delivery.webhook()); // the process ends; the next one goes on
    }
  }

  private void tell(Delivery delivery) {
    try {
      // Another round may have sent it since it was listed.
      deliveries.findDue(delivery.id(), clock.instant()).ifPresent(this::send);
    } catch (RuntimeException failure) {
      LOG.error("{} could not be sent or noted", delivery.id(), failure);
    } finally {
      busy.remove(delivery.webhook());
    }
  }

  private void send(Delivery delivery) {
    var webhook = webhooks.find(delivery.webhook());
    var secret = webhooks.findSecret(delivery.webhook());
    if (webhook.isEmpty() || secret.isEmpty()) {
      return; // removed meanwhile, and its messages with it
    }
    var message = messages.of(delivery);
    if (message.isEmpty()) {
      deliveries.failed(delivery, clock.instant(), WITHDRAWN);
      return;
    }
    note(delivery, client.post(webhook.get().url(), secret.get(), message.get()));
  }

  private void note(Delivery delivery, PostOutcome outcome) {
    switch (outcome) {
      case Delivered(int status) -> {
        LOG.debug("{} was answered {}", delivery.id(), status);
        deliveries.delivered(delivery, clock.instant());
      }
      case Gone() -> {
        LOG.warn("webhook {} answered 410 and is told no more", delivery.webhook());
        deliveries.gone(delivery, GONE);
      }
      case Failed failed -> postpone(delivery, failed);
    }
  }

  private void postpone(Delivery delivery, Failed failed) {
    var now = clock.instant();
    plan.pauseAfter(delivery.attempts() + 1, failed.retryAfter())
        .ifPresentOrElse(
            pause -> deliveries.postpone(delivery, now.plus(pause), failed.reason()),
            () -> {
              LOG.warn("{} was given up: {}", delivery.id(), failed.reason());
              deliveries.failed(delivery, now, failed.reason());
            });
  }
}
