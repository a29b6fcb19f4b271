package city.madang.etl.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One HTTP download into the vault, with one retry.
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final Duration WHOLE = Duration.ofMinutes(60);

  StoredSource fetch(URI uri, String label, Vault vault) {
    try {
      return tryFetch(uri, label, vault);
    } catch (IOException first) {
      return retry(uri, label, vault);
    }
  }

  private static StoredSource retry(URI uri, String label, Vault vault) {
    try {
      return tryFetch(uri, label, vault);
    } catch (IOException second) {
      throw new SourceException(
          label + ": the download failed twice; check the address and the network", second);
    }
  }

  private static StoredSource tryFetch(URI uri, String label, Vault vault) throws IOException {
    var request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
    try (var client = client()) {
      return store(client.send(request, BodyHandlers.ofInputStream()), label, vault);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException(label + ": the download was interrupted", e);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private static StoredSource store(HttpResponse<InputStream> response, String label, Vault vault)
      throws IOException {
    try (var body = response.body()) {
      requireOk(response.statusCode(), label);
      return storeInTime(body, vault);
    }
  }

  /// A server that stalls is cut off: closing the body ends the read that waits for it.
  private static StoredSource storeInTime(InputStream body, Vault vault) throws IOException {
    var watchdog =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(WHOLE.toMinutes(), TimeUnit.MINUTES));
    try {
      return vault.store(body);
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    } finally {
      watchdog.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // The read that waits reports it.
    }
  }

  private static void requireOk(int status, String label) throws IOException {
    if (status >= 500) {
      throw new IOException("the server answered " + status);
    }
    if (status != 200) {
      throw new SourceException(
          label + ": the server answered " + status + "; check the address and its key");
    }
  }
}
