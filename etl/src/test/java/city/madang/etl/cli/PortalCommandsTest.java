package city.madang.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.Home;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PortalCommandsTest {
  @TempDir Path root;

  @Test
  void publish_noPortal_saysHowToStartIt() throws IOException {
    var walks = CommandTestData.walks(root.resolve("walks"));

    var run = CommandRun.of(new PublishCommand(), walks, "--home", root);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "madang: no Madang runs on %s: start it with ./madang up\n".formatted(root));
  }

  @Test
  void publish_instanceOfAnEndedProcess_isNone() throws Exception {
    var walks = CommandTestData.walks(root.resolve("walks"));
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    new Instance(ended.pid(), URI.create("http://127.0.0.1:1/"), true, 0).write(new Home(root));

    var run = CommandRun.of(new PublishCommand(), walks, "--home", root);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no Madang runs on");
  }

  @Test
  void publish_portalThatDoesNotAnswer_isOneLine() throws IOException {
    var walks = CommandTestData.walks(root.resolve("walks"));
    var portal = URI.create("http://127.0.0.1:%d/".formatted(freePort()));
    new Instance(ProcessHandle.current().pid(), portal, true, 0).write(new Home(root));
    Files.writeString(new Home(root).stewardToken(), "secret");

    var run = CommandRun.of(new PublishCommand(), walks, "--home", root);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("madang: the portal at %s does not answer".formatted(portal))
        .doesNotContain("secret");
  }

  @Test
  void publish_noToken_saysWhoMay() throws IOException {
    var walks = CommandTestData.walks(root.resolve("walks"));
    var portal = URI.create("http://127.0.0.1:1/");
    new Instance(ProcessHandle.current().pid(), portal, true, 0).write(new Home(root));

    var run = CommandRun.of(new PublishCommand(), walks, "--home", root);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("run the command as the user who started Madang");
  }

  @Test
  void repair_noPortal_saysHowToStartIt() {
    var run = CommandRun.of(new RepairCommand(), "--home", root);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("start it with ./madang up");
  }

  @Test
  void repair_thatIsStopped_printsJsonAndIs1() throws IOException {
    var stopped =
        "{\"ended\":true,\"done\":[],\"stopped\":[{\"dataset\":\"walks\",\"what\":\"a.csv is"
            + " damaged\"}]}";
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/steward/repairs",
        exchange -> {
          var post = exchange.getRequestMethod().equals("POST");
          var answer = post ? "{\"ended\":false,\"done\":[],\"stopped\":[]}" : stopped;
          exchange.sendResponseHeaders(200, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      var portal = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
      new Instance(ProcessHandle.current().pid(), portal, true, 0).write(new Home(root));
      Files.writeString(new Home(root).stewardToken(), "secret");

      var run = CommandRun.of(new RepairCommand(), "walks", "--home", root);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(JsonMapper.shared().readTree(run.out()).at("/stopped/0/what").asString())
          .isEqualTo("a.csv is damaged");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void schedule_datasetsOfTheHome_areListedWithTheirNextTime() throws IOException {
    CommandTestData.walks(new Home(root).datasets().resolve("walks"));

    var run = CommandRun.of(new ScheduleCommand(), "--home", root);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .anySatisfy(
            line -> assertThat(line).matches("walks +\\d{4}-\\d\\d-\\d\\d 04:00 KST Asia/Seoul"))
        .contains("nothing is published now: no Madang runs on " + root);
  }

  @Test
  void find_instanceThatIsReady_tellsHowPublishingWent() {
    var home = new Home(root);
    var ready = new Instance(ProcessHandle.current().pid(), URI.create("http://x/"), true, 3);

    ready.write(home);

    assertThat(Instance.find(home)).contains(ready);
  }

  @Test
  void schedule_none_saysSo() {
    var run = CommandRun.of(new ScheduleCommand(), "--home", root);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualToNormalizingNewlines("no dataset has a schedule\n");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
