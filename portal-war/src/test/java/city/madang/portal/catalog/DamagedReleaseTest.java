package city.madang.portal.catalog;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;

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
}
