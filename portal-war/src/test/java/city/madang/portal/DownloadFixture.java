package city.madang.portal;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Releases for the download door alone: large, oddly named and damaged files.
final class DownloadFixture {
  static final DatasetId DATASET = new DatasetId("big-files");
  static final String VERSION = "20261120.1";
  static final String DAMAGED = "20261119.1";
  static final String TABLE = "정류장.csv";
  static final long BIG_BYTES = 1L << 30;

  private DownloadFixture() {}

  static void publish(ReleaseRegister register, Home home) throws IOException {
    var title = new LangText("큰 파일", "Big files");
    var damaged = Files.createDirectories(home.release(DATASET, DAMAGED));
    var small = Files.writeString(damaged.resolve("small.csv"), "a,b\n1,2\n");
    var large = sparse(damaged.resolve("large.bin"), 20 << 20);
    writeManifest(damaged, DAMAGED, List.of(small, large));
    Files.writeString(small, "a,b\n1,3\n");
    flipOneByte(large);
    PortalFixture.register(register, DATASET, DAMAGED, title);
    var folder = Files.createDirectories(home.release(DATASET, VERSION));
    var table = Files.writeString(folder.resolve(TABLE), text());
    var empty = Files.writeString(folder.resolve("empty.csv"), "");
    writeManifest(
        folder, VERSION, List.of(table, empty, sparse(folder.resolve("big.bin"), BIG_BYTES)));
    PortalFixture.register(register, DATASET, VERSION, title);
  }

  static String text() {
    return "정류장,stop\n" + "바다 OCEAN,3\n".repeat(2_000);
  }

  /// Takes little of the disk; no part of it is like another.
  private static Path sparse(Path path, long size) throws IOException {
    var random = new Random(7);
    Files.deleteIfExists(path); // damaged by an earlier run
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      for (long position = 0; position < size; position += size / 64) {
        file.seek(position);
        file.writeLong(random.nextLong());
      }
      file.setLength(size);
    }
    return path;
  }

  private static void flipOneByte(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(12_345_678);
      file.write(1);
    }
  }

  private static void writeManifest(Path folder, String version, List<Path> files) {
    Manifests.write(
        folder,
        new Manifest(
            DATASET.value(),
            version,
            Instant.parse("2026-11-20T00:00:00Z"),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(1, 1, 0, 0),
            files.stream().map(ReleasedFile::of).toList()));
  }
}
