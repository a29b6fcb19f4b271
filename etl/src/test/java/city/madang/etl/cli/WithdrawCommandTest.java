package city.madang.etl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.Home;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawCommandTest {
  @TempDir Path root;

  private HttpServer portal;
  private String asked = "";
  private String answer = "";
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext("/steward/withdrawals", this::answer);
    portal.start();
    var address = URI.create("http://127.0.0.1:%d/".formatted(portal.getAddress().getPort()));
    new Instance(ProcessHandle.current().pid(), address, true, 0).write(new Home(root));
    Files.writeString(new Home(root).stewardToken(), "secret");
  }

  @AfterEach
  void stop() {
    portal.stop(0);
  }

  @Test
  void withdraw_current_saysThatTheDatasetIsOut() {
    answer =
        """
        {"at": "2026-11-24T09:00:00Z", "why": "wrong stops", "wasCurrent": true, "left": []}
        """;

    var run = withdraw("--why", "wrong stops");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(asked)
        .isEqualTo(
            "Bearer secret {\"dataset\":\"walks\",\"version\":\"20261124.1\",\"why\":\"wrong"
                + " stops\"}");
    assertThat(run.out())
        .contains("everybody can read why: wrong stops", "out of all doors until the next publish");
  }

  @Test
  void withdraw_laterDiffTellsOfIt_namesTheReleaseAndTheCommand() {
    answer =
        """
        {"at": "2026-11-24T09:00:00Z", "why": "x", "remainsIn": ["20261124.2"], "left": []}
        """;

    var run = withdraw("--why", "x");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("release 20261124.2 still tells of it", "*.diff.csv.gz and changes.rdfp.gz")
        .contains("./madang withdraw walks 20261124.2 --why");
  }

  @Test
  void withdraw_partsLeft_isNotDone() {
    answer =
        """
        {"at": "2026-11-24T09:00:00Z", "why": "x", "wasCurrent": false, "left": ["search"]}
        """;

    var run = withdraw("--why", "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("not deleted yet: search")
        .doesNotContain("all doors", "still tells");
  }

  @Test
  void withdraw_unknownRelease_isOneLine() {
    status = 404;
    answer = "{\"detail\": \"only what was published can be withdrawn\"}";

    var run = withdraw("--why", "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "madang: the portal answered: 404 only what was published can be withdrawn");
  }

  @Test
  void withdraw_noReason_isBadUsageThatSaysItIsPublic() {
    var run = withdraw();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--why", "PUBLIC");
    assertThat(asked).isEmpty();
  }

  @Test
  void withdraw_reasonOfTwoLines_isBadUsage() {
    var run = withdraw("--why", "a\nb");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("control character");
    assertThat(asked).isEmpty();
  }

  private CommandRun withdraw(String... options) {
    var arguments = new ArrayList<Object>(List.of("walks", "20261124.1"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--home", root));
    return CommandRun.of(new WithdrawCommand(), arguments.toArray());
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked =
        exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
