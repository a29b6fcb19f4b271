package city.madang.portal;

import city.madang.etl.change.Changes;
import city.madang.etl.change.Changes.Schema;
import city.madang.etl.change.Changes.TableChange;
import city.madang.etl.change.Changes.TripleChange;
import city.madang.etl.change.SchemaChange;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A dataset with more releases than a page of a feed has, whose title is hard to write as XML.
record FeedFixture(ReleaseRegister register, Home home) {
  static final DatasetId DATASET = new DatasetId("news-files");
  static final int RELEASES = 120;
  static final LangText TITLE = new LangText("소식 <&> \"]]>\" \u0001", "News <&> \"]]>\" \u0001");
  static final Instant FIRST = Instant.parse("2026-11-22T00:00:00Z");

  void publish() throws IOException {
    for (int number = 1; number <= RELEASES; number++) {
      publish(number);
    }
  }

  static String version(int number) {
    return "20261122." + number;
  }

  private void publish(int number) throws IOException {
    var folder = Files.createDirectories(home.release(DATASET, version(number)));
    changes(number).write(folder);
    var files = List.of(ReleasedFile.of(folder.resolve(Changes.FILE)));
    Manifests.write(
        folder,
        new Manifest(
            DATASET.value(),
            version(number),
            FIRST,
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(1, 1, 0, 0),
            files));
    var candidate = SignedFolder.sign(home, DATASET, version(number), TITLE);
    register.begin(candidate);
    register.finish(candidate, FIRST.plusSeconds(number));
  }

  /// The newest breaks its readers, the one before could not be compared.
  private static Changes changes(int number) {
    var breaking = new SchemaChange("stops", "zone", "field-removed", false, "string", "");
    return new Changes(
        DATASET.value(),
        version(number),
        number == 1 ? Optional.empty() : Optional.of(version(number - 1)),
        number == RELEASES
            ? new Schema("breaking", List.of(breaking))
            : new Schema("none", List.of()),
        List.of(
            new TableChange("stops", List.of("id"), 1_200, 3, 7, 9, "stops.diff.csv.gz", ""),
            new TableChange("lines", List.of(), 0, 0, 0, 0, "", number == 119 ? "damaged" : "")),
        new TripleChange(0, 0, ""),
        number == 119 ? "damaged" : "");
  }
}
