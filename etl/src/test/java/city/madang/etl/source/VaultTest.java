package city.madang.etl.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void store_bytes_areKeptOnceUnderTheirHash() throws IOException {
    var vault = new Vault(folder.resolve("vault"));

    vault.store(new ByteArrayInputStream("abc".getBytes(UTF_8)));
    var stored = vault.store(Files.writeString(folder.resolve("again"), "abc"));

    assertThat(stored.sha256()).isEqualTo(ABC);
    assertThat(stored.file()).isEqualTo(vault.find(ABC)).endsWithRaw(Path.of("ba", ABC));
    assertThat(stored.sizeBytes()).isEqualTo(3);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("vault"))))
        .isEqualTo("rwx------");
  }

  @Test
  void find_unknownOrMalformed_isRefused() {
    var vault = new Vault(folder);

    assertThatThrownBy(() -> vault.find(ABC)).isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> vault.find("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fetch_http_isTriedTwiceAndNeverShowsKeys() throws IOException {
    var calls = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var status = calls.incrementAndGet() == 1 ? 503 : calls.get() == 2 ? 200 : 403;
          exchange.sendResponseHeaders(status, 3);
          exchange.getResponseBody().write("abc".getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {
      var uri = "http://localhost:" + server.getAddress().getPort() + "/data.csv?serviceKey=secret";
      var descriptor = DescriptorTestData.dataset().source(uri).open(FieldType.STRING, "a").build();
      var fetcher = new SourceFetcher(new Vault(folder));

      assertThat(fetcher.fetch(descriptor).sha256()).isEqualTo(ABC);
      assertThat(calls).hasValue(2);
      assertThatThrownBy(() -> fetcher.fetch(descriptor))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("403")
          .hasMessageNotContaining("secret");
    } finally {
      server.stop(0);
    }
  }
}
