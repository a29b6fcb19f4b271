package city.madang.portal.ui;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.export.Manifests;
import city.madang.portal.PublishedHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartPageTest {
  @TempDir Path root;

  @Test
  void render_oneManifestIsDamaged_saysSoThereAndShowsTheOthers() throws IOException {
    var home = new PublishedHome(root);
    var stops = home.publish("stops");
    home.publish("trips");
    var page = new StartPage(home.register(), URI.create("https://madang.example/"));
    assertThat(page.render(Language.EN))
        .contains("/datasets/stops/latest/data.csv", "/datasets/trips/latest/data.csv")
        .doesNotContain("damaged");

    damage(stops.resolve(Manifests.FILE));

    assertThat(page.render(Language.EN))
        .contains("<h3 id=\"stops\">", "Its files on our disk are damaged")
        .contains("/datasets/trips/latest/data.csv")
        .doesNotContain("/datasets/stops/latest/data.csv");
    assertThat(page.render(Language.KO)).contains("파일이 손상되어");
  }
}
