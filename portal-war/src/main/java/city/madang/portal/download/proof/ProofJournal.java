package city.madang.portal.download.proof;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import city.madang.etl.source.Beside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Proofs on disk, so that a restart need not hash everything again.
///
/// Shape: one line a proof, `sha256 size modified key checked intact path`, later lines win. A line
/// that cannot be read is no proof: its file is hashed again.
final class ProofJournal {
  private static final Logger LOG = LoggerFactory.getLogger(ProofJournal.class);
  private static final int FIELDS = 7;

  private final Path file;
  private final Path root;

  /// @param root what paths are relative to
  ProofJournal(Path file, Path root) {
    this.file = file;
    this.root = root;
  }

  Map<Path, Proof> read() {
    var proofs = new LinkedHashMap<Path, Proof>();
    if (!Files.exists(file)) {
      return proofs;
    }
    try (var lines = Files.lines(file)) {
      lines.forEach(line -> parse(line).ifPresent(proof -> proofs.put(proof.path(), proof)));
      return proofs;
    } catch (IOException | UncheckedIOException _) {
      return new LinkedHashMap<>(); // without proofs all is hashed again
    }
  }

  /// Adds one line. Where it cannot, as on a full disk, the proof holds until the next start.
  synchronized void append(Proof proof) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, line(proof), CREATE, APPEND);
    } catch (IOException failure) {
      LOG.warn("a proof of a published file cannot be written", failure);
    }
  }

  /// Writes all anew.
  synchronized void replace(Collection<Proof> proofs) {
    var text = new StringBuilder();
    proofs.forEach(proof -> text.append(line(proof)));
    Beside.write(file, part -> Files.writeString(part, text));
  }

  private String line(Proof proof) {
    var stamp = proof.stamp();
    return String.join(
            " ",
            proof.sha256(),
            "" + stamp.sizeBytes(),
            "" + stamp.modified(),
            stamp.key(),
            proof.checked().toString(),
            "" + proof.intact(),
            root.relativize(proof.path()).toString().replace('\n', '?'))
        + "\n";
  }

  private Optional<Proof> parse(String line) {
    var field = line.split(" ", FIELDS);
    if (field.length < FIELDS) {
      return Optional.empty();
    }
    try {
      var stamp = new Stamp(Long.parseLong(field[1]), Long.parseLong(field[2]), field[3]);
      return Optional.of(
          new Proof(
              root.resolve(field[6]),
              field[0],
              stamp,
              Instant.parse(field[4]),
              Boolean.parseBoolean(field[5])));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
