package city.madang.portal.ui;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifests;
import city.madang.portal.PublishedHome;
import city.madang.portal.http.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartPageTest {
  private static final String ABOUT_TRANSPORT = "{\"themes\": [\"TRAN\"]}";

  @TempDir Path root;

  @Test
  void render_oneManifestIsDamaged_saysSoThereAndShowsTheOthers() throws IOException {
    var home = new PublishedHome(root);
    var stops = home.publish("stops");
    home.publish("trips");
    var page = new StartPage(home.register());
    assertThat(page.render(Language.EN, ""))
        .contains("<a href=\"/datasets/stops?lang=en\">stops</a> <span class=\"quiet\">1 rows")
        .contains("<a href=\"/datasets/trips?lang=en\">")
        .doesNotContain("damaged");

    damage(stops.resolve(Manifests.FILE));

    assertThat(page.render(Language.EN, ""))
        .contains("stops</a> <span class=\"quiet\">Its files on our disk are damaged")
        .contains("trips</a> <span class=\"quiet\">1 rows");
    assertThat(page.render(Language.KO, "")).contains("파일이 손상되어");
  }

  @Test
  void render_datasets_areInTheOrderOfTheirTitles() throws IOException {
    var home = new PublishedHome(root);
    home.publish("a1", new LangText("가", "trips"), Map.of());
    home.publish("b1", new LangText("나", "Stops"), Map.of());
    home.publish("c1", new LangText("다", "air"), Map.of());
    var page = new StartPage(home.register());

    assertThat(page.render(Language.EN, ""))
        .containsSubsequence("/datasets/c1?", "/datasets/b1?", "/datasets/a1?");
    assertThat(page.render(Language.KO, ""))
        .containsSubsequence("/datasets/a1?", "/datasets/b1?", "/datasets/c1?");
  }

  @Test
  void render_theme_listsWhatIsAboutIt() throws IOException {
    var home = new PublishedHome(root);
    home.publish("stops", Map.of("search.json", ABOUT_TRANSPORT));
    home.publish("budget");
    var page = new StartPage(home.register());

    assertThat(page.render(Language.EN, ""))
        .contains("<li><a href=\"/?theme=TRAN&amp;lang=en\">Transport</a>", "budget")
        .doesNotContain("theme=ENER");
    assertThat(page.render(Language.KO, "TRAN"))
        .contains("aria-current=\"page\">교통</a>", "/datasets/stops")
        .contains("<a href=\"/?theme=TRAN&amp;lang=en\" lang=\"en\"")
        .doesNotContain("/datasets/budget");
    assertThat(page.render(Language.EN, "ENER"))
        .contains("No dataset has the theme “Energy”.")
        .doesNotContain("/datasets/stops");
    assertThat(page.render(Language.KO, "<&x"))
        .contains("주제가 ‘&lt;&amp;x’인 데이터셋이 없습니다.", "href=\"/?theme=%3C%26x&amp;lang=en\"")
        .doesNotContain("/datasets/stops", "<&x");
  }
}
