package city.madang.portal.releases;

import static city.madang.portal.PublishedHome.VERSION;
import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.portal.PublishedHome;
import city.madang.portal.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseLinksTest {
  @TempDir Path root;

  @Test
  void of_damagedManifest_isAProblemOfThatReleaseAlone() throws IOException {
    var home = new PublishedHome(root);
    var folder = home.publish("stops");
    home.publish("trips");
    var releases = new Releases(home.history(), URI.create("https://madang.example/"));
    var links = new ReleaseLinks(home.history(), releases);
    var stops = releases.find(new DatasetId("stops"), VERSION).orElseThrow();
    var trips = releases.find(new DatasetId("trips"), VERSION).orElseThrow();
    assertThat(links.of(stops)).contains("CC0-1.0");

    damage(folder.resolve(Manifests.FILE));

    assertThat(links.of(trips)).contains("CC0-1.0");
    assertThatThrownBy(() -> links.of(stops))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.problem().members().get("type"))
                    .asString()
                    .endsWith("/file-damaged"));
  }
}
