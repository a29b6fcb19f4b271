package city.madang.etl.graph.patch;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Applies an RDF patch that [RdfPatchWriter] has written to files of triples.
///
/// @param scratch private
public record RdfPatch(Path scratch) {
  private static final Pattern HASH = Pattern.compile("H (before|after) \"([0-9a-f]{64})\" \\.");
  private static final String DAMAGED = "the patch is damaged: fetch it again";

  /// Writes the new triples as sorted distinct lines of N-Triples.
  ///
  /// @param old all files of the release that the patch is for
  /// @param target plain, or with gzip if its name says so; must not be used after a failure
  /// @return SHA-256 of the lines
  /// @throws PatchException if the patch is for other triples, or damaged
  public String apply(List<Path> old, Path patch, Path target) throws IOException {
    Files.createDirectories(scratch);
    try (var triples = TripleSet.of(old, scratch);
        var deleted = new Part(patch, 'D');
        var added = new Part(patch, 'A');
        var out = writer(target)) {
      var after = new LineHash();
      boolean fits = merge(triples, deleted, added, new Output(out, after));
      require(
          fits ? triples.sha256() : "",
          deleted.hash("before"),
          "the patch is for other triples: give all .nt.gz files (and provenance.ttl) of the"
              + " release before");
      var hash = after.value();
      require(hash, deleted.hash("after"), DAMAGED);
      return hash;
    } catch (ZipException | EOFException torn) {
      throw new PatchException(DAMAGED);
    }
  }

  /// Takes the new triples.
  private record Output(OutputStream out, LineHash hash) {
    void write(byte[] line) throws IOException {
      hash.add(line);
      out.write(line);
      out.write('\n');
    }
  }

  /// Tells whether each deletion was there, and no addition.
  private static boolean merge(TripleSet old, Part deleted, Part added, Output out)
      throws IOException {
    var gone = deleted.next();
    var come = added.next();
    var line = old.next();
    boolean fits = true;
    while (line != null || come != null) {
      int order = RdfPatchWriter.order(line, come);
      fits &= order != 0 || line == null;
      if (line != null && order <= 0) {
        boolean stays = RdfPatchWriter.order(line, gone) != 0;
        if (stays) {
          out.write(line);
        } else {
          gone = deleted.next();
        }
        line = old.next();
      } else if (come != null) {
        out.write(come);
        come = added.next();
      }
    }
    return fits && gone == null;
  }

  private static OutputStream writer(Path target) throws IOException {
    var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
    return String.valueOf(target.getFileName()).endsWith(".gz")
        ? new GZIPOutputStream(out, 1 << 16)
        : out;
  }

  private static void require(String found, String expected, String otherwise) {
    if (!found.equals(expected)) {
      throw new PatchException(otherwise);
    }
  }

  /// The deletions or the additions of a patch, in their order.
  private static final class Part implements Lines {
    private final Lines lines;
    private final char sign;
    private String before = "";
    private String after = "";
    private byte @Nullable [] last;

    private Part(Path patch, char sign) throws IOException {
      this.lines = Lines.of(patch);
      this.sign = sign;
    }

    private String hash(String side) {
      return side.equals("before") ? before : after;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (line.length > 2 && line[0] == sign && line[1] == ' ') {
          return inOrder(Arrays.copyOfRange(line, 2, line.length));
        } else if (line.length > 0 && line[0] == 'H') {
          readHash(new String(line, StandardCharsets.UTF_8));
        }
      }
      return null;
    }

    private byte[] inOrder(byte[] triple) {
      if (RdfPatchWriter.order(last, triple) >= 0 && last != null) {
        throw new PatchException("the patch is not sorted: give changes.rdfp.gz of a release");
      }
      last = triple;
      return triple;
    }

    private void readHash(String line) {
      var hash = HASH.matcher(line);
      if (hash.matches() && hash.group(1).equals("before")) {
        before = hash.group(2);
      } else if (hash.matches()) {
        after = hash.group(2);
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
