package city.madang.etl.export.check;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.KeySet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A release that a portal serves. Nothing is kept; what the portal does not list is not known.
public final class PortalFiles implements ReleaseFiles {
  private static final String LATEST = "/latest/";

  private final HttpClient http;
  private final URI folder;

  private PortalFiles(HttpClient http, URI folder) {
    this.http = http;
    this.folder = folder;
  }

  /// The release at an address.
  ///
  /// @param address of a release's folder or of its manifest
  public static PortalFiles of(URI address) {
    var text = address.toString();
    if (text.endsWith("/" + Manifests.FILE)) {
      text = text.substring(0, text.length() - Manifests.FILE.length());
    }
    var http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(Redirect.NORMAL)
            .build();
    return new PortalFiles(http, URI.create(text.endsWith("/") ? text : text + "/"));
  }

  /// The portal's root, where its keys are; a portal has no path.
  public URI portal() {
    return folder.resolve("/");
  }

  /// The keys that the portal shows now.
  ///
  /// @throws UncheckableException if it has none
  public KeySet keys() {
    var address = portal().resolve(KeySet.PATH);
    var body =
        get(address, KeySet.PATH)
            .orElseThrow(
                () -> new UncheckableException(address + " is not there: give --key FILE"));
    try {
      return KeySet.parse(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      throw new UncheckableException(
          "%s: %s; give --key FILE".formatted(address, broken.getMessage()));
    }
  }

  @Override
  public Optional<byte[]> find(String name) {
    return get(address(name), name);
  }

  @Override
  public Optional<Found> hash(String name, long sizeBytes) {
    var response = send(address(name));
    try (var in = response.body()) {
      return isThere(response) ? Optional.of(Bounded.hash(in, sizeBytes)) : Optional.empty();
    } catch (IOException broken) {
      throw new UncheckableException(name + ": the connection broke; try again");
    }
  }

  @Override
  public String absence() {
    return "is missing or damaged there";
  }

  @Override
  public List<String> list() {
    return List.of();
  }

  @Override
  public ReleaseFiles of(String version) {
    var text = folder.toString();
    return text.endsWith(LATEST)
        ? new PortalFiles(
            http,
            URI.create(
                text.substring(0, text.length() - LATEST.length()) + "/releases/" + version + "/"))
        : this;
  }

  private URI address(String name) {
    return folder.resolve(
        "./" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private Optional<byte[]> get(URI address, String name) {
    var response = send(address);
    try (var in = response.body()) {
      return isThere(response) ? Optional.of(Bounded.read(in, name)) : Optional.empty();
    } catch (IOException broken) {
      throw new UncheckableException(name + ": the connection broke; try again");
    }
  }

  /// Gone and damaged are answers about the file; anything else but a body is trouble of the
  /// portal.
  private static boolean isThere(HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    if (status == 200) {
      return true;
    }
    if (status == 404 || status == 410 || (status == 503 && isOfDamage(response.body()))) {
      return false;
    }
    throw new UncheckableException(
        "%s answers %d: try again later".formatted(response.uri(), status));
  }

  /// A problem's type is an address, and ends with its name.
  private static boolean isOfDamage(InputStream problem) throws IOException {
    var text = new String(Bounded.read(problem, "an answer"), StandardCharsets.UTF_8);
    return text.contains("/file-damaged\"");
  }

  private HttpResponse<InputStream> send(URI address) {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).build();
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException unreachable) {
      throw new UncheckableException(portal() + " does not answer: see the address");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckableException("interrupted");
    }
  }
}
