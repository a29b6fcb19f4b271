package city.madang.elasticsearch;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// A running Elasticsearch node in its own JVM, reachable from this machine only.
///
/// It ends with [#close()], and also when this JVM ends in any other way: the node watches its
/// standard input, which the operating system closes for it.
public final class ElasticsearchProcess implements AutoCloseable {
  private static final int START_SECONDS = 180;
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final NodeSettings settings;
  private final NodeOutput output;
  private volatile URI uri;

  private ElasticsearchProcess(Process process, NodeSettings settings) {
    this.process = process;
    this.settings = settings;
    this.output = NodeOutput.of(process);
    this.uri = address(settings.port());
  }

  /// Starts a node with the default heap; see [#start(NodeSettings)].
  public static ElasticsearchProcess start(Path distribution, Path data, Path logs, int port) {
    return start(
        new NodeSettings(distribution, data, logs, port, NodeSettings.DEFAULT_HEAP_MEBIBYTES));
  }

  /// Starts a node and waits until it serves requests.
  ///
  /// @throws IllegalStateException if it does not start, with the reason it gave: the data folder
  ///   is in use, the port is in use, the distribution is incomplete
  public static ElasticsearchProcess start(NodeSettings settings) {
    var node = launch(settings);
    try {
      node.await();
      return node;
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /// Starts a node without waiting: who must be able to stop it at any moment has it at once.
  public static ElasticsearchProcess launch(NodeSettings settings) {
    return new ElasticsearchProcess(run(settings), settings);
  }

  /// Waits until the node serves requests.
  ///
  /// @throws IllegalStateException like [#start(NodeSettings)]
  public void await() {
    try {
      uri = address(output.port().get(START_SECONDS, SECONDS));
      NodeHealth.await(uri);
    } catch (ExecutionException e) {
      throw failure(output.tail(), settings, e);
    } catch (TimeoutException e) {
      throw failure("no answer within " + START_SECONDS + " s\n" + output.tail(), settings, e);
    } catch (IOException e) {
      throw failure("it started but does not answer", settings, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted", settings, e);
    }
  }

  /// Where the node answers, without a path: `http://127.0.0.1:<port>`.
  public URI uri() {
    return uri;
  }

  /// The node's process id.
  public long pid() {
    return process.pid();
  }

  /// Tells whether the node still runs.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Stops the node and waits for its end; a node that does not follow is killed after a while.
  @Override
  public void close() {
    stop(process);
  }

  private static Process run(NodeSettings settings) {
    try {
      Files.createDirectories(settings.data());
      Files.createDirectories(settings.logs());
      var command = new ProcessBuilder(NodeCommand.of(settings)).redirectErrorStream(true);
      command.environment().putAll(Malloc.SETTINGS);
      return command.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot launch Elasticsearch", e);
    }
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static IllegalStateException failure(String why, NodeSettings settings, Exception cause) {
    var log = settings.logs().resolve("elasticsearch.log");
    return new IllegalStateException(
        "Elasticsearch did not start: %s (log: %s)".formatted(why, log), cause);
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
