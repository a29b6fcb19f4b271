package city.madang.portal.catalog;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.etl.export.Manifests;
import city.madang.portal.PublishedHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the catalog says when one byte of one release is another.
class DamagedReleaseTest {
  private static final URI BASE = URI.create("https://madang.example/");

  @TempDir Path root;
  private PublishedHome home;
  private Path stops;

  @BeforeEach
  void publish() throws IOException {
    home = new PublishedHome(root);
    stops = home.publish("stops");
    home.publish("trips");
  }

  @Test
  void listDatasets_oneManifestIsDamaged_othersAreAsBefore() throws IOException {
    var catalog = new Catalog(home.register(), BASE);
    var before = catalog.listDatasets();

    damage(stops.resolve(Manifests.FILE));
    var after = catalog.listDatasets();

    assertThat(before).extracting(DatasetEntry::damaged).containsOnlyNulls();
    assertThat(after).extracting(DatasetEntry::id).containsExactly("stops", "trips");
    assertThat(after.getFirst().damaged()).isTrue();
    assertThat(after.getFirst().files()).isEmpty();
    assertThat(after.getLast()).isEqualTo(before.getLast());
  }

  @Test
  void listFiles_oneSignatureIsGone_isListedAsItWasPublished() throws IOException {
    var before = listFiles();
    assertThat(before).allMatch(ReleaseFiles::isWhole);

    Files.delete(stops.resolve(Manifests.SIGNATURE));
    var after = listFiles();

    assertThat(after.getFirst().files())
        .extracting(MirrorFile::path, MirrorFile::sha256)
        .containsExactlyElementsOf(hashes(before.getFirst().files()));
    assertThat(after.getFirst().isWhole()).isFalse();
    assertThat(after.getLast()).isEqualTo(before.getLast());
  }

  @Test
  void listFiles_oneManifestIsDamaged_tellsWhatIsKnownAndTheOthers() throws IOException {
    var before = listFiles();

    damage(stops.resolve(Manifests.FILE));
    var after = listFiles();

    var damaged = after.getFirst();
    assertThat(damaged.damaged()).isTrue();
    assertThat(damaged.isWhole()).isFalse();
    assertThat(hashes(damaged.all().toList()))
        .hasSize(2)
        .isSubsetOf(hashes(before.getFirst().all().toList()));
    assertThat(after.getLast()).isEqualTo(before.getLast());
  }

  private List<ReleaseFiles> listFiles() {
    var files = new CurrentFiles(home.register(), BASE);
    return files.listFiles(files.listReleases());
  }

  private static List<Tuple> hashes(List<MirrorFile> files) {
    return files.stream().map(file -> tuple(file.path(), file.sha256())).toList();
  }
}
