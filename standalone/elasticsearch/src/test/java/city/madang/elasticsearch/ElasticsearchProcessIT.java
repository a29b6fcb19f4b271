package city.madang.elasticsearch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchProcessIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("madang.elasticsearch.home"));

  @TempDir static Path folder;
  private static ElasticsearchProcess node;
  private static NodeClient client;

  @BeforeAll
  static void start() {
    node = start(folder);
    client = new NodeClient(node.uri());
  }

  @AfterAll
  static void stop() {
    client.close();
    node.close();
  }

  @Test
  void start_freePort_servesThisMachineOnly() {
    assertThat(node.uri().getHost()).isEqualTo("127.0.0.1");
    assertThat(client.get("/_cluster/health")).contains("\"status\":\"green\"");
  }

  @Test
  void start_dataFolderInUse_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start(folder))
        .withMessageContaining("did not start: the data folder is in use by another node (log");
  }

  @Test
  void start_portInUse_saysSo(@TempDir Path other) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();

      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  ElasticsearchProcess.start(
                      DISTRIBUTION, other.resolve("data"), other.resolve("logs"), port))
          .withMessageContaining("the port is in use");
    }
  }

  @Test
  void close_runningNode_endsItsProcess(@TempDir Path other) {
    var second = start(other);
    var handle = ProcessHandle.of(second.pid()).orElseThrow();

    second.close();

    assertThat(handle.isAlive()).isFalse();
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void parentKilled_node_endsToo(@TempDir Path other) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var parent =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    ParentProcess.class.getName(),
                    DISTRIBUTION.toString(),
                    other.toString()))
            .start();
    var orphan = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();

    parent.destroyForcibly().waitFor();

    orphan.onExit().get(30, SECONDS);
    assertThat(orphan.isAlive()).isFalse();
  }

  @Test
  void analysis_partOfCompound_findsTheWholeAndBack() {
    client.put(
        "/korean",
        """
        {"settings": {"number_of_replicas": 0, "analysis": {
           "tokenizer": {
             "index": {"type": "nori_tokenizer", "decompound_mode": "mixed",
                       "user_dictionary_rules": ["버스정류장 버스 정류장", "정류장", "정류소"]},
             "search": {"type": "nori_tokenizer", "decompound_mode": "discard",
                        "user_dictionary_rules": ["버스정류장 버스 정류장", "정류장", "정류소"]}},
           "filter": {"same": {"type": "synonym_graph", "synonyms": ["정류장, 정류소"]}},
           "analyzer": {
             "index": {"tokenizer": "index",
                       "filter": ["nori_part_of_speech", "nori_readingform", "lowercase"]},
             "search": {"tokenizer": "search",
                        "filter": ["nori_part_of_speech", "nori_readingform", "lowercase",
                                   "same"]}}}},
         "mappings": {"properties": {
           "text": {"type": "text", "analyzer": "index", "search_analyzer": "search"}}}}
        """);
    client.put("/korean/_doc/whole?refresh=true", "{\"text\": \"버스정류장 현황\"}");
    client.put("/korean/_doc/part?refresh=true", "{\"text\": \"정류장의 위치\"}");

    for (var word : List.of("정류장", "버스정류장", "정류소")) {
      var answer =
          client.post(
              "/korean/_search", "{\"query\": {\"match\": {\"text\": \"%s\"}}}".formatted(word));
      assertThat(answer).as(word).contains("\"_id\":\"whole\"", "\"_id\":\"part\"");
    }
  }

  private static ElasticsearchProcess start(Path folder) {
    return ElasticsearchProcess.start(
        DISTRIBUTION, folder.resolve("data"), folder.resolve("logs"), 0);
  }
}
