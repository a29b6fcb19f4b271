package city.madang.etl.source;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/// Makes a source readable for the table engine: unzipped, in UTF-8, and as records of text.
///
/// Gzip is opened here and not by the engine, because here its check sum is checked: a file that
/// was cut off must never look like a short one.
public final class SourceOpener {
  private static final Optional<JsonPointer> FEATURES =
      Optional.of(JsonPointer.compile("/features"));

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
    var label = SourceLabel.of(source, table);
    var packed = new Packed(stored.file(), source, table, label, largestBytes);
    try {
      return packed.isPlain() ? packed.file() : unpack(packed, target(workFolder, table));
    } catch (IOException e) {
      throw new SourceException(packed.label() + ": cannot be read; check disk and permissions", e);
    }
  }

  private static Path target(Path workFolder, Table table) {
    var target = workFolder.resolve(table.name() + ".source.csv").normalize();
    if (!workFolder.normalize().equals(target.getParent())) {
      throw new SourceException("a table name is a plain file name");
    }
    return target;
  }

  private static Path unpack(Packed packed, Path target) {
    Beside.write(
        target,
        file -> {
          if (packed.source().format().structured()) {
            writeRows(packed, file);
          } else {
            packed.read(in -> copy(in, packed, file));
          }
        });
    return target;
  }

  private static void copy(InputStream in, Packed packed, Path target) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      if (packed.source().encoding().equals(StandardCharsets.UTF_8)) {
        in.transferTo(out);
      } else {
        new Transcoder(packed.source().encoding(), packed.label()).copy(in, out);
      }
    }
  }

  private static void writeRows(Packed packed, Path target) throws IOException {
    var format = packed.source().format();
    try (var out = Files.newBufferedWriter(target)) {
      var rows = new RowWriter(out, format, packed.table(), packed.label());
      packed.read(in -> readRows(in, packed, rows));
      rows.requireColumns();
    }
  }

  private static void readRows(InputStream in, Packed packed, RowWriter rows) throws IOException {
    var list = packed.table().rows().map(JsonPointer::compile);
    switch (packed.source().format()) {
      case JSON -> new JsonRows(list, packed.label()).read(in, rows);
      case GEOJSON -> new JsonRows(FEATURES, packed.label()).read(in, rows);
      case GTFS_REALTIME -> new RealtimeRows(list.orElseThrow(), packed.label()).read(in, rows);
      case CSV, GTFS -> throw new IllegalStateException("text is copied");
    }
  }
}
