package city.madang.etl.cli;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.quality.RowAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A small release as a portal leaves it in its folder.
final class SignedRelease {
  static final String VERSION = "20261124.1";

  private SignedRelease() {}

  /// Writes two files, their manifest and its signature.
  static Path write(Path folder, SigningKeys keys) throws IOException {
    return write(folder, keys, VERSION);
  }

  static Path write(Path folder, SigningKeys keys, String version) throws IOException {
    Files.createDirectories(folder);
    var csv = Files.writeString(folder.resolve("stops.csv"), "id,name\n1,바다\n");
    var schema = Files.writeString(folder.resolve("schema.json"), "{}\n");
    Manifests.write(
        folder,
        new Manifest(
            "stops",
            version,
            Instant.parse("2026-11-24T00:00:00Z"),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(1, 1, 0, 0),
            List.of(ReleasedFile.of(csv), ReleasedFile.of(schema))));
    sign(folder, keys);
    return folder;
  }

  static void sign(Path folder, SigningKeys keys) throws IOException {
    var manifest = Files.readAllBytes(folder.resolve(Manifests.FILE));
    Files.writeString(folder.resolve(Manifests.SIGNATURE), keys.sign(manifest).toText() + "\n");
  }
}
