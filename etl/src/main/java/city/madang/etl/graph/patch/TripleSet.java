package city.madang.etl.graph.patch;

import city.madang.etl.graph.TripleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The triples of several files as one set: sorted lines of N-Triples, each once.
final class TripleSet implements AutoCloseable {
  private final LineSorter sorter;
  private final Lines sorted;
  private final LineHash hash = new LineHash();

  private TripleSet(LineSorter sorter, Lines sorted) {
    this.sorter = sorter;
    this.sorted = sorted;
  }

  /// @param files N-Triples or Turtle by their names, with gzip or without
  /// @throws PatchException if one has a blank node, which has no name that both releases know
  static TripleSet of(List<Path> files, Path scratch) throws IOException {
    var sorter = new LineSorter(scratch);
    try {
      for (var file : files) {
        add(file, scratch, sorter);
      }
      return new TripleSet(sorter, sorter.sorted());
    } catch (IOException | RuntimeException failed) {
      sorter.close();
      throw failed;
    }
  }

  private static void add(Path file, Path scratch, LineSorter sorter) throws IOException {
    if (!TripleFiles.isTurtle(file)) {
      addLines(file, sorter);
      return;
    }
    var plain = Files.createTempFile(scratch, "turtle-", ".nt");
    try {
      TripleFiles.toNTriples(file, plain);
      addLines(plain, sorter);
    } finally {
      Files.deleteIfExists(plain);
    }
  }

  private static void addLines(Path file, LineSorter sorter) throws IOException {
    try (var lines = Lines.of(file)) {
      sorter.addAll(lines);
    }
  }

  /// The next triple; null at the end.
  byte @Nullable [] next() throws IOException {
    var line = sorted.next();
    if (line != null) {
      if (hasBlankNode(line)) {
        throw new PatchException(
            "the triples have blank nodes: give them IRIs in the mapping, or load the whole");
      }
      hash.add(line);
    }
    return line;
  }

  /// SHA-256 of the lines that were read, each with its LF.
  String sha256() {
    return hash.value();
  }

  /// As subject, or as object: predicates are IRIs, and an IRI has no space.
  private static boolean hasBlankNode(byte[] line) {
    int object = objectAt(line);
    return line[0] == '_' || (object < line.length && line[object] == '_');
  }

  private static int objectAt(byte[] line) {
    int spaces = 0;
    for (int at = 0; at < line.length; at++) {
      if (line[at] == ' ' && ++spaces == 2) {
        return at + 1;
      }
    }
    return line.length;
  }

  @Override
  public void close() throws IOException {
    sorted.close();
    sorter.close();
  }
}
