package city.madang.elasticsearch;

import java.io.IOException;
import java.nio.file.Path;

/// A process that starts a node, tells its process id, and never stops it.
final class ParentProcess {
  private ParentProcess() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[1]);
    var node =
        ElasticsearchProcess.start(
            Path.of(arguments[0]), folder.resolve("data"), folder.resolve("logs"), 0);
    System.out.println(node.pid());
    System.in.read();
  }
}
