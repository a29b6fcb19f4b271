package city.madang.etl.source;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Makes a source readable for the table engine: unzipped, and in UTF-8.
///
/// Gzip is opened here and not by the engine, because here its check sum is checked: a file that
/// was cut off must never look like a short one.
public final class SourceOpener {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final long largestBytes;

  /// Opens tables of up to 16 GiB of text.
  public SourceOpener() {
    this(16L << 30);
  }

  /// @param largestBytes of text that a packed table may hold, which disarms zip bombs
  public SourceOpener(long largestBytes) {
    this.largestBytes = largestBytes;
  }

  /// A plain text file with the rows of `table`; the file of the vault itself if it is one.
  ///
  /// @throws SourceException naming the file and the remedy
  public Path open(StoredSource stored, Descriptor descriptor, Table table, Path workFolder) {
    var source = descriptor.source();
    var packed = new Packed(stored.file(), source, table, SourceLabel.of(source, table));
    try {
      return packed.isPlain() ? packed.file : unpack(packed, target(workFolder, table));
    } catch (IOException e) {
      throw new SourceException(packed.label + ": cannot be read; check disk and permissions", e);
    }
  }

  private static Path target(Path workFolder, Table table) {
    var target = workFolder.resolve(table.name() + ".source.csv").normalize();
    if (!workFolder.normalize().equals(target.getParent())) {
      throw new SourceException("a table name is a plain file name");
    }
    return target;
  }

  private Path unpack(Packed packed, Path target) {
    Beside.write(target, file -> fill(packed, file));
    return target;
  }

  private void fill(Packed packed, Path target) throws IOException {
    if (packed.source.format() == Source.Format.GTFS) {
      unzip(packed, target);
    } else {
      try (var in = packed.stream()) {
        copy(in, packed, target);
      }
    }
  }

  private void unzip(Packed packed, Path target) throws IOException {
    try (var zip = new ZipFile(packed.file.toFile())) {
      var entry = zip.getEntry(packed.table.member());
      if (entry == null || entry.isDirectory()) {
        throw new SourceException(
            packed.label + ": the zip has no such member; correct member in dataset.yaml");
      }
      try (var in = zip.getInputStream(entry)) {
        copy(in, packed, target);
      }
    } catch (ZipException e) {
      throw new SourceException(packed.label + ": not a readable zip; fetch it again", e);
    }
  }

  private void copy(InputStream in, Packed packed, Path target) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      var limited = new LimitedInputStream(in, largestBytes, packed.label);
      if (packed.source.encoding().equals(StandardCharsets.UTF_8)) {
        limited.transferTo(out);
      } else {
        new Transcoder(packed.source.encoding(), packed.label).copy(limited, out);
      }
    } catch (EOFException | ZipException e) {
      throw new SourceException(packed.label + ": cut off or damaged; fetch it again", e);
    }
  }

  /// One table as it lies in the vault.
  private record Packed(Path file, Source source, Table table, String label) {
    boolean isPlain() throws IOException {
      return source.format() == Source.Format.CSV
          && source.encoding().equals(StandardCharsets.UTF_8)
          && !isGzip();
    }

    InputStream stream() throws IOException {
      var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      return isGzip() ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    private boolean isGzip() throws IOException {
      try (var in = Files.newInputStream(file)) {
        return (in.read() << 8 | in.read()) == GZIP_MAGIC;
      }
    }
  }
}
