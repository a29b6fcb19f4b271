package city.madang.etl.webhook;

import city.madang.etl.webhook.PostOutcome.Delivered;
import city.madang.etl.webhook.PostOutcome.Failed;
import city.madang.etl.webhook.PostOutcome.Gone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Posts messages, each over a connection of its own, and believes nothing of what comes back but
/// the status and `Retry-After`.
///
/// No redirect is followed, no cookie kept, no proxy asked; of the body at most 64 KiB are read.
public final class WebhookClient implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(10);
  private static final Timeout SILENCE = Timeout.ofSeconds(20);
  private static final int BODY_BYTES = 64 << 10;
  private static final int CONNECTIONS = 64;
  private static final int GONE = 410;

  private final CloseableHttpClient http;
  private final ScheduledExecutorService timer;
  private final Duration longest;
  private final Clock clock;

  /// @param timer ends tries that take too long
  /// @param longest that a try may take, however busy the receiver looks
  public WebhookClient(
      Destinations destinations, ScheduledExecutorService timer, Duration longest, Clock clock) {
    this.http = client(destinations);
    this.timer = timer;
    this.longest = longest;
    this.clock = clock;
  }

  private static CloseableHttpClient client(Destinations destinations) {
    var connection =
        ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(SILENCE).build();
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(destinations.resolver())
                .setDefaultConnectionConfig(connection)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build())
        // A connection that is kept would go on to an address that is not looked at again.
        .setConnectionReuseStrategy((_, _, _) -> false)
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(SILENCE).build())
        .setUserAgent("Madang-Webhooks")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .build();
  }

  /// Posts a message once.
  PostOutcome post(URI url, WebhookSecret secret, Message message) {
    var request = request(url, secret, message);
    var deadline = timer.schedule(request::abort, longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return send(request);
    } catch (IOException | RuntimeException failed) {
      return new Failed(reason(request, failed), Optional.empty());
    } finally {
      deadline.cancel(false);
      // Closing the answer would read the rest of it, however long it is.
      request.abort();
    }
  }

  // It is aborted by the caller, which closes it without reading on.
  @SuppressWarnings({"resource", "MustBeClosedChecker"})
  private PostOutcome send(HttpPost request) throws IOException {
    return read(http.executeOpen(null, request, null));
  }

  private HttpPost request(URI url, WebhookSecret secret, Message message) {
    var body = message.body();
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    var request = new HttpPost(url);
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", timestamp);
    request.setHeader("webhook-signature", secret.sign(message.id(), timestamp, body));
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return request;
  }

  private PostOutcome read(ClassicHttpResponse response) {
    int status = response.getCode();
    drain(response.getEntity());
    if (status == GONE) {
      return new Gone();
    }
    if (status / 100 == 2) {
      return new Delivered(status);
    }
    var asked = Optional.ofNullable(response.getFirstHeader("Retry-After"));
    return new Failed(
        "answered %d%s".formatted(status, status / 100 == 3 ? "; no redirect is followed" : ""),
        asked.flatMap(header -> RetryAfter.parse(header.getValue(), clock.instant())));
  }

  /// The body says nothing to us; it is read so that the receiver can end in peace.
  // Closing the stream would read the rest of it.
  @SuppressWarnings("resource")
  private static void drain(@Nullable HttpEntity entity) {
    try {
      if (entity != null) {
        entity.getContent().skipNBytes(BODY_BYTES);
      }
    } catch (IOException _) {
      // It was shorter, or cut off: the status has been told already.
    }
  }

  /// In words of our own: messages of libraries name addresses.
  private static String reason(HttpPost request, Exception failed) {
    if (request.isAborted()) {
      return "took too long";
    }
    return switch (failed) {
      case AddressRefusedException refused -> String.valueOf(refused.getMessage());
      case UnknownHostException _ -> "the host has no address";
      case SocketTimeoutException _ -> "took too long";
      case SSLException _ -> "no trusted TLS connection";
      default -> "the connection failed";
    };
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
