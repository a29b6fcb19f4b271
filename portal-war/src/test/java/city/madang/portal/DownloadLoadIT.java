package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;

class DownloadLoadIT extends DeployedPortal {
  private static final String BIG = "/datasets/big-files/releases/20261120.1/big.bin";
  private static final int SLOW_CLIENTS = 200;
  private static final int PARTS = 20;

  /// A buffer of 64 KiB for each would be 13 MiB already.
  private static final long HEAP_BYTES = 8L << 20;

  @Test
  void get_cutAndResumed_isTheSameFile() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    var random = new Random(20);
    var buffer = new byte[1 << 16];
    long position = 0;
    var tag = header(PortalClient.send("HEAD", BIG, ""), "ETag");

    for (int part = 1; part <= PARTS + 1; part++) {
      long cut =
          part > PARTS
              ? DownloadFixture.BIG_BYTES
              : position + random.nextLong((DownloadFixture.BIG_BYTES - position) / 8);
      var response = open(BIG, "Range", "bytes=" + position + "-", "If-Range", tag);
      assertThat(response.statusCode()).isEqualTo(206);
      try (var in = response.body()) {
        while (position < cut) {
          int count = in.read(buffer, 0, (int) Math.min(buffer.length, cut - position));
          assertThat(count).isPositive();
          digest.update(buffer, 0, count);
          position += count;
        }
      }
    }

    assertThat('"' + HexFormat.of().formatHex(digest.digest()) + '"').isEqualTo(tag);
    await().atMost(Duration.ofSeconds(20)).until(() -> openFiles() == 0);
  }

  @Test
  void slowClients_holdNeitherMemoryNorDoors() throws Exception {
    assertThat(PortalClient.send("HEAD", BIG, "").statusCode()).isEqualTo(200);
    askOtherDoors(); // what a door makes when it is first used is not for slow clients
    long before = usedHeap();
    var clients = new ArrayList<Socket>();
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        clients.add(slowClient());
      }

      assertThat(readSome(clients)).isEqualTo(SLOW_CLIENTS);
      askOtherDoors();
      assertThat(usedHeap() - before).isLessThan(HEAP_BYTES);
      assertThat(openFiles()).isGreaterThanOrEqualTo(SLOW_CLIENTS);
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> openFiles() == 0);
  }

  private static void askOtherDoors() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/api/search?q=stop").statusCode()).isEqualTo(200);
    assertThat(get("/datasets/transit-stops/latest/stops.csv").body()).isEqualTo(PortalFixture.CSV);
  }

  @Test
  void get_afterAll_isStillWhole() throws Exception {
    var home = Path.of(System.getProperty("madang.test.home"));
    var published = home.resolve("releases/big-files/20261120.1/big.bin");

    try (var in = open(BIG, "Accept", "*/*").body()) {
      var copy = Path.of(System.getProperty("madang.test.home")).resolve("../big.copy");
      Files.deleteIfExists(copy);
      Files.copy(in, copy);
      assertThat(Sha256.of(copy)).isEqualTo(Sha256.of(published));
      Files.delete(copy);
    }
  }

  private static Socket slowClient() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.getInteger("madang.test.http.port")));
    socket
        .getOutputStream()
        .write(("GET " + BIG + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// @return how many got the beginning of the file
  private static long readSome(List<Socket> clients) throws IOException {
    long served = 0;
    for (var client : clients) {
      var start = new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      served += start.equals("HTTP/1.1 200") ? 1 : 0;
    }
    return served;
  }

  private static long usedHeap() throws IOException {
    var memory = new ModelNode().add("core-service", "platform-mbean").add("type", "memory");
    int port = Integer.getInteger("madang.test.management.port");
    try (var server = ModelControllerClient.Factory.create("127.0.0.1", port)) {
      server.execute(operation("gc", memory));
      var read = operation("read-attribute", memory);
      read.get("name").set("heap-memory-usage");
      return server.execute(read).get("result", "used").asLong();
    }
  }

  private static ModelNode operation(String name, ModelNode address) {
    var operation = new ModelNode();
    operation.get("operation").set(name);
    operation.get("address").set(address);
    return operation;
  }

  /// How often the server has the big file open, as Linux tells it.
  private static long openFiles() throws IOException {
    long count = 0;
    for (var process : ProcessHandle.current().descendants().toList()) {
      try (var files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
        count += files.filter(DownloadLoadIT::isBig).count();
      }
    }
    return count;
  }

  private static boolean isBig(Path link) {
    try {
      return Files.readSymbolicLink(link).endsWith("big.bin");
    } catch (IOException _) {
      return false; // closed meanwhile
    }
  }
}
