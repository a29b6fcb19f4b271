package city.madang.portal.catalog;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.export.Manifests;
import city.madang.portal.PublishedHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
  void listFiles_oneSignatureIsDamaged_areNotToldAsGood() throws IOException {
    var files = new CurrentFiles(home.register(), home.keys()::publicKeys, BASE);
    assertThat(files.listFiles(files.listReleases()).getFirst().files())
        .extracting(MirrorFile::path)
        .contains("datasets/stops/releases/20261123.1/manifest.json.jws");

    damage(stops.resolve(Manifests.SIGNATURE));

    assertThatThrownBy(() -> files.listFiles(files.listReleases()))
        .isInstanceOf(CurrentFiles.DamagedException.class)
        .hasMessage("the signature of stops 20261123.1 is damaged");
  }
}
