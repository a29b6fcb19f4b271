package city.madang.elasticsearch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a node.
final class NodeCommand {
  private static final String MAIN =
      "madang.elasticsearch.node/city.madang.elasticsearch.node.ElasticsearchNode";

  // What Elasticsearch's own start script sets, and what keeps a small node small.
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:ReservedCodeCacheSize=96m",
          "-XX:Tier4InvocationThreshold=160000", // thirty-two times the usual, on two processors
          "-XX:Tier4MinInvocationThreshold=19200",
          "-XX:Tier4CompileThreshold=480000",
          "-XX:Tier4BackEdgeThreshold=1280000",
          "-Xss512k",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "-Dlog4j2.disable.jmx=true",
          "-Dlog4j.shutdownHookEnabled=false",
          "-Dio.netty.noUnsafe=true",
          "-Dio.netty.noKeySetOptimization=true",
          "-Dio.netty.recycler.maxCapacityPerThread=0",
          "-Dio.netty.allocator.numDirectArenas=0",
          "--sun-misc-unsafe-memory-access=allow", // Netty's; the warning would greet every start
          "--add-modules=ALL-MODULE-PATH,jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED,org.apache.lucene.core");

  private NodeCommand() {}

  static List<String> of(NodeSettings settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms%dm".formatted(settings.heapMebibytes() / 4));
    command.add("-Xmx%dm".formatted(settings.heapMebibytes()));
    command.add("-XX:MaxDirectMemorySize=%dm".formatted(settings.heapMebibytes() / 4));
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(FLAGS);
    command.add("--module-path=" + settings.distribution().resolve("lib"));
    command.addAll(List.of("--module", MAIN));
    command.addAll(arguments(settings));
    return command;
  }

  private static List<String> arguments(NodeSettings settings) {
    return List.of(
        "path.home=" + settings.distribution(),
        "path.data=" + settings.data(),
        "path.logs=" + settings.logs(),
        "http.port=" + settings.port(),
        "--until-end-of-input");
  }
}
