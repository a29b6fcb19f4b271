package city.madang.etl.graph.patch;

import city.madang.etl.source.Beside;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes the RDF patch that makes the triples of one release those of the next.
///
/// Shape: gzip of UTF-8 lines; `H` with `id` and `prev`, the IRIs of both releases, and `before`
/// and `after`, the SHA-256 of the triples of both as sorted distinct lines; then one transaction
/// with sorted deletions (`D`) before sorted additions (`A`), for the default graph. Source: Apache
/// Jena, "RDF Patch".
///
/// @param scratch private
public record RdfPatchWriter(Path scratch) {

  /// The triples of a release.
  ///
  /// @param iri of the release
  /// @param files all of them
  public record Side(String iri, List<Path> files) {}

  /// How many triples are in one set alone.
  public record Counts(long added, long removed) {}

  /// Writes the patch; each file is read once.
  ///
  /// @throws PatchException if there are blank nodes
  public Counts write(Side before, Side after, Path target) throws IOException {
    Files.createDirectories(scratch);
    var deletions = Files.createTempFile(scratch, "deleted-", "");
    var additions = Files.createTempFile(scratch, "added-", "");
    try (var old = TripleSet.of(before.files(), scratch);
        var current = TripleSet.of(after.files(), scratch)) {
      var counts = compare(old, current, deletions, additions);
      var heading =
          """
          H id <%s> .
          H prev <%s> .
          H before "%s" .
          H after "%s" .
          """
              .formatted(after.iri(), before.iri(), old.sha256(), current.sha256());
      Beside.write(target, beside -> assemble(heading, deletions, additions, beside));
      return counts;
    } finally {
      Files.delete(deletions);
      Files.delete(additions);
    }
  }

  private static Counts compare(TripleSet old, TripleSet current, Path deletions, Path additions)
      throws IOException {
    long deleted = 0;
    long added = 0;
    try (var minus = Lines.writer(deletions);
        var plus = Lines.writer(additions)) {
      var before = old.next();
      var after = current.next();
      while (before != null || after != null) {
        int order = order(before, after);
        if (order < 0) {
          write('D', before, minus);
          deleted++;
        } else if (order > 0) {
          write('A', after, plus);
          added++;
        }
        before = order <= 0 ? old.next() : before;
        after = order >= 0 ? current.next() : after;
      }
    }
    return new Counts(added, deleted);
  }

  /// The end comes after every line.
  static int order(byte @Nullable [] one, byte @Nullable [] other) {
    if (one == null) {
      return other == null ? 0 : 1;
    }
    return other == null ? -1 : Arrays.compareUnsigned(one, other);
  }

  private static void write(char sign, byte @Nullable [] triple, OutputStream out)
      throws IOException {
    if (triple != null) {
      out.write(sign);
      out.write(' ');
      out.write(triple);
      out.write('\n');
    }
  }

  private static void assemble(String heading, Path deletions, Path additions, Path target)
      throws IOException {
    try (var out =
        new GZIPOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), 1 << 16)) {
      out.write(heading.getBytes(StandardCharsets.UTF_8));
      out.write("TX .\n".getBytes(StandardCharsets.UTF_8));
      Files.copy(deletions, out);
      Files.copy(additions, out);
      out.write("TC .\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
