package city.madang.etl.source;

import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// One table as it lies in the vault: plain, in gzip, or in a zip.
///
/// @param largestBytes that it may open to, which disarms bombs
record Packed(Path file, Source source, Table table, String label, long largestBytes) {
  private static final int GZIP = 0x1f8b;
  static final int ZIP = 'P' << 8 | 'K';

  /// What is done with opened bytes.
  @FunctionalInterface
  interface Reading {
    void read(InputStream in) throws IOException;
  }

  /// Tells whether the file is itself the text that the table engine reads.
  boolean isPlain() throws IOException {
    return source.format() == Source.Format.CSV
        && source.encoding().equals(StandardCharsets.UTF_8)
        && magic(file) != GZIP;
  }

  /// Opens what holds the rows of the table: of messages in a zip, one after the other by name, but
  /// for the feed that they are about.
  ///
  /// @throws SourceException if it is cut off or damaged
  void read(Reading reading) throws IOException {
    try {
      if (source.format() == Source.Format.GTFS || (!table.member().isEmpty() && isStructured())) {
        readMember(reading);
      } else if (source.format() == Source.Format.GTFS_REALTIME && magic(file) == ZIP) {
        readMembers(reading);
      } else {
        try (var in = stream(file)) {
          reading.read(limited(in));
        }
      }
    } catch (EOFException | ZipException e) {
      throw new SourceException(label + ": cut off or damaged; fetch it again", e);
    }
  }

  private boolean isStructured() {
    return source.format().structured();
  }

  private void readMember(Reading reading) throws IOException {
    try (var zip = open()) {
      var entry = zip.getEntry(table.member());
      if (entry == null || entry.isDirectory()) {
        throw new SourceException(
            label + ": the zip has no such member; correct member in dataset.yaml");
      }
      try (var in = zip.getInputStream(entry)) {
        reading.read(limited(in));
      }
    }
  }

  private void readMembers(Reading reading) throws IOException {
    try (var zip = open()) {
      var entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && !entry.getName().equals(ArchivedFeed.MEMBER))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (var entry : entries) {
        try (var in = zip.getInputStream(entry)) {
          reading.read(limited(in));
        }
      }
    }
  }

  private ZipFile open() throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new SourceException(label + ": not a readable zip; fetch it again", e);
    }
  }

  /// The bytes of a file, without the gzip around them if there is one.
  static InputStream stream(Path file) throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return magic(file) == GZIP ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private InputStream limited(InputStream in) {
    return new LimitedInputStream(in, largestBytes, label);
  }

  private static int magic(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.read() << 8 | in.read();
    }
  }
}
