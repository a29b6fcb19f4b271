package city.madang.etl.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.release.TestDatabase;
import city.madang.etl.release.Tombstones;
import city.madang.etl.release.WithdrawalReason;
import city.madang.etl.webhook.Webhooks.Adding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// From a release that becomes current to the message that its subscribers get.
@ParameterizedClass
@EnumSource
class WebhooksTest {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final DatasetId STOPS = new DatasetId("stops");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final URI BASE = URI.create("https://madang.example/");
  private static final String VERSION = "20261123.2";

  private final DataSource database;
  private final TestClock clock = new TestClock();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Receiver receiver = new Receiver();
  private final Deliveries deliveries;
  private HostLookup lookup = HostLookup.SYSTEM;

  @TempDir Path root;

  WebhooksTest(TestDatabase database) throws IOException {
    this.database = database.migrated();
    this.deliveries = new Deliveries(this.database);
  }

  @AfterEach
  void close() {
    receiver.close();
    timer.shutdownNow();
  }

  @Test
  void finish_release_isToldSigned() throws Exception {
    var secret = subscribe().secret();
    publish(RIDES, "20261123.1");
    writeChanges();
    publish(RIDES, VERSION);

    round();
    round();

    assertThat(receiver.received).hasSize(2);
    var message = receiver.received.getLast();
    assertThat(message.header("Content-Type")).startsWith("application/json");
    assertThat(message.header("webhook-timestamp"))
        .isEqualTo("" + clock.instant().getEpochSecond());
    assertThat(message.header("webhook-signature")).isEqualTo("v1," + hmac(secret, message));
    var json = JsonMapper.shared().readTree(message.body());
    assertThat(json.path("event").asString()).isEqualTo("release.published");
    assertThat(json.path("dataset").asString()).isEqualTo("rides");
    assertThat(json.path("version").asString()).isEqualTo(VERSION);
    assertThat(json.path("previous").asString()).isEqualTo("20261123.1");
    assertThat(json.path("published").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(json.path("manifest").path("sha256").asString()).isEqualTo("c".repeat(64));
    assertThat(json.path("manifest").path("url").asString())
        .isEqualTo("https://madang.example/datasets/rides/releases/20261123.2/manifest.json");
    assertThat(json.path("changes").path("tables").path(0).path("added").asInt()).isEqualTo(7);
    assertThat(json.path("changes").has("dataset")).isFalse();
  }

  @Test
  void finish_afterCurrentWasWithdrawn_previousIsTheNewestKept() {
    subscribe();
    publish(RIDES, "20261123.1");
    publish(RIDES, VERSION);
    new Tombstones(database).withdraw(RIDES, VERSION, new WithdrawalReason("wrong"), NOON);
    publish(RIDES, "20261123.3");

    for (int release = 0; release < 3; release++) {
      round();
    }

    var json = JsonMapper.shared().readTree(receiver.received.getLast().body());
    assertThat(json.path("version").asString()).isEqualTo("20261123.3");
    assertThat(json.path("previous").asString()).isEqualTo("20261123.1");
  }

  @Test
  void finish_firstRelease_hasNoPreviousAndNoChanges() {
    subscribe();
    publish(RIDES, VERSION);

    round();

    var json = JsonMapper.shared().readTree(receiver.received.getFirst().body());
    assertThat(json.path("previous").isNull()).isTrue();
    assertThat(json.has("changes")).isFalse();
  }

  @Test
  void round_afterDelivery_isSilent() {
    subscribe();
    publish(RIDES, VERSION);
    round();

    clock.advance(Duration.ofDays(1));
    round();

    assertThat(receiver.received).hasSize(1);
    assertThat(deliveries.listFailed()).isEmpty();
  }

  @Test
  void round_receiverFailsOnce_isTriedAgainLater() {
    receiver.answers(500);
    subscribe();
    publish(RIDES, VERSION);

    round();
    clock.advance(Duration.ofSeconds(20));
    round();
    assertThat(receiver.received).hasSize(1);
    clock.advance(Duration.ofSeconds(20));
    round();
    clock.advance(Duration.ofDays(1));
    round();

    assertThat(receiver.received)
        .hasSize(2)
        .extracting(each -> each.header("webhook-id"))
        .allMatch(id -> id.matches("msg_wh_[0-9a-f]{16}_rides_20261123_2"));
  }

  @Test
  void round_retryAfter_isRespected() {
    receiver.answers(503, "Retry-After", "3600");
    subscribe();
    publish(RIDES, VERSION);

    round();
    clock.advance(Duration.ofMinutes(59));
    round();
    assertThat(receiver.received).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    round();

    assertThat(receiver.received).hasSize(2);
  }

  @Test
  void round_neverDelivered_isADeadLetterThatCanBeRetried() {
    for (int i = 0; i < 8; i++) {
      receiver.answers(500);
    }
    subscribe();
    publish(RIDES, VERSION);

    for (int i = 0; i < 12; i++) {
      round();
      clock.advance(Duration.ofHours(15));
    }

    assertThat(receiver.received).hasSize(8);
    var dead = deliveries.listFailed();
    assertThat(dead).singleElement().extracting(Delivery::reason).isEqualTo("answered 500");
    assertThat(dead.getFirst().attempts()).isEqualTo(8);
    assertThat(deliveries.retry(dead.getFirst().id(), clock.instant())).isTrue();
    round();
    assertThat(receiver.received).hasSize(9);
    assertThat(deliveries.listFailed()).isEmpty();
    assertThat(deliveries.retry(dead.getFirst().id(), clock.instant())).isFalse();
  }

  @Test
  void round_receiverIsGone_isToldNoMore() {
    receiver.answers(410);
    var webhook = subscribe().webhook();
    publish(RIDES, "20261123.1");
    round();

    publish(RIDES, VERSION);
    round();

    assertThat(receiver.received).hasSize(1);
    assertThat(webhooks().find(webhook.id()).orElseThrow().active()).isFalse();
    assertThat(deliveries.listFailed())
        .extracting(Delivery::version, Delivery::reason)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "20261123.1", "answered 410: it wants no more messages"));
  }

  @Test
  void round_redirect_isNotFollowed() {
    receiver.answers(302, "Location", "http://127.0.0.1:%d/in".formatted(receiver.url().getPort()));
    receiver.answers(307, "Location", "/inside");
    subscribe();
    publish(RIDES, VERSION);

    round();
    clock.advance(Duration.ofMinutes(1));
    round();

    assertThat(receiver.received).extracting(Receiver.Received::path).containsOnly("/hook");
    assertThat(reason()).isEqualTo("answered 307; no redirect is followed");
  }

  @Test
  void round_hostThatBecamePrivate_isNotCalled() throws IOException {
    var somewhere = InetAddress.ofLiteral("93.184.216.34");
    lookup = _ -> new InetAddress[] {somewhere};
    var added = webhooks(false).add(URI.create("https://rebind.example/hook"), List.of());
    assertThat(added).isInstanceOf(Adding.Added.class);
    lookup = _ -> new InetAddress[] {somewhere, InetAddress.getLoopbackAddress()};
    publish(RIDES, VERSION);

    round(false);

    assertThat(receiver.received).isEmpty();
    assertThat(reason()).isEqualTo("the host is not on the public internet");
  }

  @Test
  void round_hostByName_isCalledAtTheAddressThatWasLookedAt() throws IOException {
    lookup = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
    webhooks().add(receiver.url("nowhere.invalid"), List.of());
    publish(RIDES, VERSION);

    round();

    assertThat(receiver.received)
        .singleElement()
        .extracting(each -> each.header("Host"))
        .asString()
        .startsWith("nowhere.invalid:");
  }

  @Test
  void add_addressThatMayNotBeCalled_isRefused() {
    lookup = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
    for (var url :
        List.of(
            "https://127.0.0.1/x",
            "https://localhost/x",
            "https://inside.example/x",
            "http://93.184.216.34/x",
            "ftp://93.184.216.34/x",
            "https:///x",
            "https://u:p@93.184.216.34/x",
            "/x")) {
      assertThat(webhooks(false).add(URI.create(url), List.of()))
          .as(url)
          .isInstanceOf(Adding.Refused.class);
    }
    assertThat(webhooks().list()).isEmpty();
  }

  @Test
  void round_afterACrashBetweenSwitchAndSend_tells() {
    subscribe();
    publish(RIDES, VERSION);
    publish(RIDES, VERSION); // the step is repeated after a crash

    dispatcher(true).round(); // of another process

    assertThat(receiver.received).hasSize(1);
  }

  @Test
  void finish_outboxThatCannotBeWritten_publishesNothing() throws SQLException {
    subscribe();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop table webhook_delivery");
    }

    assertThatThrownBy(() -> publish(RIDES, VERSION)).isInstanceOf(RuntimeException.class);

    assertThat(register().findCurrent(RIDES)).isEmpty();
  }

  @Test
  void finish_datasetThatIsNotAskedFor_isNotTold() {
    webhooks().add(receiver.url(), List.of(STOPS));
    publish(RIDES, VERSION);
    publish(STOPS, VERSION);

    round();

    assertThat(receiver.received).hasSize(1);
    assertThat(receiver.received.getFirst().body()).contains("\"stops\"");
  }

  @Test
  void remove_webhook_forgetsItsMessages() {
    var webhook = subscribe().webhook();
    publish(RIDES, VERSION);

    assertThat(webhooks().remove(webhook.id())).isTrue();
    round();

    assertThat(receiver.received).isEmpty();
    assertThat(webhooks().list()).isEmpty();
    assertThat(webhooks().remove(webhook.id())).isFalse();
  }

  @Test
  void round_answerWithoutEnd_isCutOff() {
    receiver.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            while (true) {
              out.write(new byte[8 << 10]);
            }
          }
        });
    subscribe();
    publish(RIDES, VERSION);

    round();
    clock.advance(Duration.ofDays(1));
    round();

    assertThat(receiver.received).hasSize(1);
  }

  @Test
  void round_receiverThatNeverAnswers_isGivenUpInTime() {
    var ended = new CountDownLatch(1);
    receiver.answers(
        _ -> {
          try {
            ended.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    subscribe();
    publish(RIDES, VERSION);

    round();
    ended.countDown();

    assertThat(reason()).isEqualTo("took too long");
  }

  @Test
  void test_webhook_postsAMessageOfNoRelease() {
    var webhook = subscribe().webhook();

    var outcome = dispatcher(true).test(webhook.id());

    assertThat(outcome).contains(new PostOutcome.Delivered(204));
    assertThat(receiver.received.getFirst().body()).contains("webhook.test");
    assertThat(dispatcher(true).test("wh_none")).isEmpty();
  }

  @Test
  void toString_tellsNoSecret() {
    var added = subscribe();

    assertThat(added.toString()).doesNotContain("whsec_").doesNotContain("s3cret");
    assertThat(webhooks().list().toString()).doesNotContain("s3cret");
  }

  private Adding.Added subscribe() {
    return (Adding.Added) webhooks().add(receiver.url(), List.of());
  }

  private void publish(DatasetId dataset, String version) {
    var candidate =
        new Candidate(
            dataset,
            version,
            new LangText("이용", "Rides"),
            "f".repeat(64),
            "c".repeat(64),
            "e".repeat(64),
            "d".repeat(64));
    register().begin(candidate);
    register().finish(candidate, NOON);
  }

  private void writeChanges() throws IOException {
    var folder = Files.createDirectories(new Home(root).release(RIDES, VERSION));
    Files.writeString(
        folder.resolve("changes.json"),
        "{\"dataset\": \"rides\", \"tables\": [{\"table\": \"rides\", \"added\": 7}]}");
  }

  private String reason() {
    clock.advance(Duration.ofDays(1));
    return deliveries.listDue(clock.instant(), 9).getFirst().reason();
  }

  private void round() {
    round(true);
  }

  private void round(boolean allowPrivate) {
    dispatcher(allowPrivate).round();
  }

  private ReleaseRegister register() {
    return new ReleaseRegister(database, new Home(root));
  }

  private Webhooks webhooks() {
    return webhooks(true);
  }

  private Webhooks webhooks(boolean allowPrivate) {
    return new Webhooks(database, destinations(allowPrivate), clock);
  }

  private Destinations destinations(boolean allowPrivate) {
    return new Destinations(host -> lookup.find(host), allowPrivate);
  }

  private Dispatcher dispatcher(boolean allowPrivate) {
    return new Dispatcher(
        webhooks(allowPrivate),
        deliveries,
        register(),
        BASE,
        new WebhookClient(destinations(allowPrivate), timer, Duration.ofSeconds(1), clock),
        Runnable::run,
        clock);
  }

  /// As a receiver checks it.
  private static String hmac(WebhookSecret secret, Receiver.Received message) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.text().substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(
        (message.header("webhook-id") + "." + message.header("webhook-timestamp") + ".")
            .getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(mac.doFinal(message.body().getBytes(UTF_8)));
  }
}
