package city.madang.etl.export;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.quality.RowAccount;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
  @TempDir Path folder;

  @Test
  void write_manifest_isReadBack() throws IOException {
    var manifest = manifest();

    Manifests.write(folder, manifest);

    assertThat(Manifests.read(folder)).isEqualTo(manifest);
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains(
            "\"created\" : \"2026-11-23T00:00:00Z\"", "\"mediaType\" : \"text/csv; charset=utf-8\"")
        .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void findProven_changedOrGone_isEmpty() throws IOException {
    Manifests.write(folder, manifest());
    var file = folder.resolve("manifest.json");
    var sha256 = Sha256.of(file);

    assertThat(Manifests.findProven(folder, sha256)).contains(manifest());
    Files.writeString(file, Files.readString(file).replace("CC0", "{\"\""));
    assertThat(Manifests.findProven(folder, sha256)).isEmpty();
    Files.delete(file);
    assertThat(Manifests.findProven(folder, sha256)).isEmpty();
  }

  @Test
  void read_accountOfNoisyCounts_isAsWritten() throws IOException {
    var manifest = manifest(RowAccount.ofPublished(3));

    Manifests.write(folder, manifest);

    assertThat(Manifests.read(folder)).isEqualTo(manifest);
    assertThat(Files.readString(folder.resolve("manifest.json"))).contains("\"read\" : null");
  }

  private Manifest manifest() throws IOException {
    return manifest(new RowAccount(1, 1, 0, 0));
  }

  private Manifest manifest(RowAccount rows) throws IOException {
    var file = ReleasedFile.of(Files.writeString(folder.resolve("trips.csv"), "abc"));
    return new Manifest(
        "data",
        "20261123.1",
        Instant.parse("2026-11-23T00:00:00Z"),
        "CC0-1.0",
        "",
        new Manifest.SourceHash("00"),
        rows,
        List.of(file));
  }
}
