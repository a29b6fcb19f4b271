package city.madang.elasticsearch;

import java.nio.file.Path;

/// Where and how a node runs.
///
/// @param distribution the assembled folder with `lib`, `modules`, `plugins` and `config`
/// @param data the node's own folder, made if absent; one node at a time
/// @param logs folder of `elasticsearch.log`, made if absent
/// @param port of HTTP on 127.0.0.1; 0 takes a free one
/// @param heapMebibytes Java heap; the process takes about 300 MiB more
public record NodeSettings(Path distribution, Path data, Path logs, int port, int heapMebibytes) {
  /// Enough for the indices of one city.
  public static final int DEFAULT_HEAP_MEBIBYTES = 512;

  /// @throws IllegalArgumentException if a number is outside its range
  public NodeSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0-65535 but was " + port);
    }
    if (heapMebibytes < 128) {
      throw new IllegalArgumentException("heap must be at least 128 MiB but was " + heapMebibytes);
    }
    distribution = distribution.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    logs = logs.toAbsolutePath().normalize();
  }
}
