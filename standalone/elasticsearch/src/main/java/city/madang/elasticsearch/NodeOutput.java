package city.madang.elasticsearch;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/// What a node prints: the port it serves, or why it could not start.
final class NodeOutput {
  private static final String READY = "ready ";
  private static final String JVM_NOTICE = "WARNING: ";
  private static final int TAIL_LINES = 20;

  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Deque<String> tail = new ArrayDeque<>();

  private NodeOutput() {}

  /// Reads in the background until the process ends, so that it never waits for a reader.
  static NodeOutput of(Process process) {
    var output = new NodeOutput();
    Thread.ofVirtual().name("elasticsearch-output").start(() -> output.read(process));
    return output;
  }

  /// Completes with the port, or exceptionally when the process ends before.
  CompletableFuture<Integer> port() {
    return port;
  }

  /// The last lines.
  synchronized String tail() {
    return String.join("\n", tail);
  }

  private void read(Process process) {
    try (BufferedReader lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line);
      }
      port.completeExceptionally(new IOException("the process ended"));
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  private synchronized void accept(String line) {
    if (line.startsWith(READY)) {
      port.complete(Integer.valueOf(line.substring(READY.length())));
      return;
    }
    if (line.startsWith(JVM_NOTICE)) {
      return;
    }
    tail.addLast(line);
    if (tail.size() > TAIL_LINES) {
      tail.removeFirst();
    }
  }
}
