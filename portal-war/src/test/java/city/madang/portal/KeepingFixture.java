package city.madang.portal;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Retention;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.release.Tombstones;
import city.madang.etl.release.WithdrawalReason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/// Datasets with a past: releases that are kept, withdrawn and retired, their files not yet
/// deleted.
record KeepingFixture(DataSource database, ReleaseRegister register, Home home) {
  /// One release on each of four days, at ten o'clock: retired, withdrawn, kept, current.
  static final DatasetId KEPT = new DatasetId("kept-files");

  /// Its one release is withdrawn.
  static final DatasetId GONE = new DatasetId("gone-files");

  /// Its one release holds a large file.
  static final DatasetId LARGE = new DatasetId("large-files");

  static final String WHY = "두 정류장이 바다에 있음 (two stops in the sea)";
  static final long LARGE_BYTES = 64L << 20;

  void publish() throws IOException {
    for (var day : List.of("01", "10", "15", "20")) {
      publish(KEPT, "202611" + day + ".1", "2026-11-" + day + "T10:00:00Z", List.of());
    }
    publish(GONE, "20261110.1", "2026-11-10T10:00:00Z", List.of());
    publish(LARGE, "20261110.1", "2026-11-10T10:00:00Z", List.of("large.bin"));
    var tombstones = new Tombstones(database);
    var why = new WithdrawalReason(WHY);
    var noon = Instant.parse("2026-11-21T12:00:00Z");
    tombstones.withdraw(KEPT, "20261110.1", why, noon);
    tombstones.withdraw(GONE, "20261110.1", why, noon);
    tombstones.retire(KEPT, new Retention(OptionalInt.of(2), Optional.empty()), noon);
  }

  private void publish(DatasetId dataset, String version, String published, List<String> large)
      throws IOException {
    var folder = Files.createDirectories(home.release(dataset, version));
    var files = new ArrayList<Path>();
    files.add(Files.writeString(folder.resolve("data.csv"), "version\n" + version + "\n"));
    files.add(Files.writeString(folder.resolve("schema.json"), "{}\n"));
    files.add(Files.writeString(folder.resolve("changes.json"), "{}\n"));
    for (var name : large) {
      files.add(sparse(folder.resolve(name)));
    }
    Manifests.write(
        folder,
        new Manifest(
            dataset.value(),
            version,
            Instant.parse(published),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(1, 1, 0, 0),
            files.stream().map(ReleasedFile::of).toList()));
    var title = new LangText("지난 파일", "Files with a past");
    var candidate = SignedFolder.sign(home, dataset, version, title);
    register.begin(candidate);
    register.finish(candidate, Instant.parse(published));
  }

  private static Path sparse(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(LARGE_BYTES);
    }
    return path;
  }
}
