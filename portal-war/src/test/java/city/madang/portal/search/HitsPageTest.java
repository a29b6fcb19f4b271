package city.madang.portal.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import city.madang.etl.index.Marks;
import city.madang.etl.index.Marks.Range;
import city.madang.etl.index.Match;
import city.madang.etl.index.SearchAnswer;
import city.madang.etl.index.SearchHit;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import city.madang.etl.index.SearchRequest;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordTable;
import city.madang.portal.PublishedHome;
import city.madang.portal.http.Language;
import city.madang.portal.problem.ProblemType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitsPageTest {
  private static final DatasetId STOPS = new DatasetId("stops");
  private static final DatasetId ZONES = new DatasetId("zones");
  private static final SearchHit DATASET =
      new DatasetHit(
          STOPS,
          "20261123.1",
          9,
          new LangText("정류장 <b>", "Stops <b>"),
          new LangText("설", "About"),
          new Keywords(List.of("버스"), List.of("bus", "coach")),
          Marks.NONE);
  private static final SearchHit ROW = row(Map.of("name_ko", "해운대", "name_en", "O'Hare <i>"));

  private final PublishedHome home;
  private final HitsPage pages;

  HitsPageTest(@TempDir Path root) {
    home = new PublishedHome(root);
    pages = new HitsPage(home.register());
  }

  @Test
  void render_hits_datasetsFirstThenRowsInTheReadersLanguage() throws IOException {
    home.publish("stops");
    var answer = answer(List.of(ROW, DATASET), Optional.of("c+1"));

    var english = pages.render(request("\"a&b\"", null, null), answer, Language.EN);

    assertThat(english)
        .contains("<html lang=\"en\">", "value=\"&quot;a&amp;b&quot;\"", "1,234 found")
        .contains("<a href=\"/datasets/stops?lang=en\">Stops &lt;b&gt;</a>", "<p>About</p>")
        .contains(
            "<h3>O&#39;Hare &lt;i&gt;</h3>",
            "<dt><code>name_ko</code></dt><dd lang=\"ko\">해운대</dd>")
        .contains("/api/datasets/stops/releases/20261123.1/records?table=data&amp;where=")
        .contains("%27O%27%27Hare+%3Ci%3E%27", "· row 7 ·", ">whole rows with these words</a>")
        .contains("<a href=\"/api/search?q=%22a%26b%22&amp;dataset=zones&amp;lang=en\">zones</a>")
        .contains("?q=%22a%26b%22&amp;cursor=c%2B1&amp;lang=en\" rel=\"next\">Next</a>")
        .contains("hreflang=\"ko\" href=\"/api/search?q=%22a%26b%22&amp;lang=ko\"")
        .doesNotContain("<b>", "<i>", "From the beginning");
    assertThat(english.indexOf("id=\"datasets\"")).isBetween(1, english.indexOf("id=\"rows\""));
    assertThat(pages.render(request("해", null, null), answer, Language.KO))
        .contains("1,234건 찾음", "<h3>해운대</h3>", "정류장 &lt;b&gt;");
  }

  @Test
  void render_foundWords_areMarkedAndNothingElseIsHtml() {
    var text = "<b>O'Hare</b> & " + "x".repeat(290) + " O'Hare";
    var marks =
        new Marks(
            Map.of(
                text,
                List.of(new Range(3, 9), new Range(300, 307)),
                "bus",
                List.of(new Range(0, 3))));
    var row =
        new RowHit(
            STOPS, "20261123.1", 1, "data", 7, Map.of("name_en", text), Optional.empty(), marks);
    var dataset = (DatasetHit) DATASET;
    var found =
        new DatasetHit(
            STOPS, "1", 9, dataset.title(), dataset.description(), dataset.keywords(), marks);

    var page =
        pages.render(
            request("O'Hare", null, null),
            answer(List.of(row, found), Optional.empty()),
            Language.EN);

    assertThat(page)
        .contains("<h3>&lt;b&gt;<mark>O&#39;Hare</mark>&lt;/b&gt; &amp; xx", "x…</h3>")
        .contains("<p class=\"quiet\"><mark>bus</mark> · coach</p>")
        .doesNotContain("<b>");
  }

  @Test
  void render_oneDataset_leadsBackToAll() {
    var page =
        pages.render(
            request("a", "c", STOPS), answer(List.of(DATASET), Optional.empty()), Language.EN);

    assertThat(page)
        .contains("<input type=\"hidden\" name=\"dataset\" value=\"stops\">")
        .contains("<a href=\"/api/search?q=a&amp;lang=en\">search all datasets</a>")
        .contains("<a href=\"/api/search?q=a&amp;dataset=stops&amp;lang=en\">From the beginning")
        .doesNotContain("dataset=zones", "rel=\"next\"");
  }

  @Test
  void render_noHits_saysWhatToTry() {
    var nothing = new SearchAnswer(Match.NONE, 0, Map.of(), List.of(), Optional.empty());

    assertThat(pages.render(request("x", null, null), nothing, Language.EN))
        .contains("0 found", "fewer words", "<a href=\"/?lang=en#datasets\">");
    assertThat(
            pages.render(request("x", "c", null), answer(List.of(), Optional.empty()), Language.KO))
        .contains("이것이 전부입니다")
        .doesNotContain("찾은 것이 없습니다");
  }

  @Test
  void render_notAllWords_saysWhatTheHitsHave() {
    var similar = new SearchAnswer(Match.SIMILAR, 1, Map.of(), List.of(DATASET), Optional.empty());
    var some = new SearchAnswer(Match.SOME, 1, Map.of(), List.of(DATASET), Optional.empty());

    assertThat(pages.render(request("x", null, null), similar, Language.EN))
        .contains("these have words that are written alike");
    assertThat(pages.render(request("x", null, null), some, Language.KO)).contains("일부만 든 것");
  }

  @Test
  void render_longTexts_areCutAndNotAskedFor() {
    var row = row(Map.of("quote", "가".repeat(400)));

    assertThat(
            pages.render(
                request("", null, null), answer(List.of(row), Optional.empty()), Language.KO))
        .contains("<title>찾기</title>", "<h3>" + "가".repeat(300) + "…</h3>")
        .contains("/records?table=data\">표의 모든 행</a>")
        .doesNotContain("where=");
  }

  @Test
  void render_rowWithQuotes_isAskedInTheLanguageOfRecords() {
    var link = new HitText(Map.of(), Language.EN).of(row(Map.of("a", "O'Hare", "b", "\"&%+")));
    var where = link.substring(link.indexOf("where=") + 6, link.indexOf("\">whole rows"));
    var fields =
        List.of(new RecordField("a", FieldType.STRING), new RecordField("b", FieldType.STRING));
    var asked = new QueryTexts("", URLDecoder.decode(where, UTF_8), "", "");

    assertThat(asked.where()).contains("\"a\" = 'O''Hare'", " and ", "\"b\" = '\"&%+'");
    assertThatCode(() -> QueryReader.read(new RecordTable("data", fields, Optional.empty()), asked))
        .doesNotThrowAnyException();
  }

  @Test
  void problem_inKorean_keepsWhatWasTyped() {
    var problem = ProblemType.CURSOR_EXPIRED.problem("begin <again>");

    assertThat(HitsPage.problem("버스", problem, Language.KO))
        .contains("그 사이 데이터가 바뀌었습니다", "<span lang=\"en\">begin &lt;again&gt;</span>")
        .contains("value=\"버스\"");
  }

  private static SearchRequest request(
      String text, @Nullable String cursor, @Nullable DatasetId dataset) {
    return new SearchRequest(
        text,
        20,
        Optional.ofNullable(cursor),
        Optional.ofNullable(dataset),
        Optional.empty(),
        Optional.empty());
  }

  private static SearchAnswer answer(List<SearchHit> hits, Optional<String> next) {
    var counts = new LinkedHashMap<DatasetId, Long>();
    counts.put(STOPS, 1_200L);
    counts.put(ZONES, 34L);
    return new SearchAnswer(Match.ALL, 1_234, counts, hits, next);
  }

  private static RowHit row(Map<String, String> text) {
    return new RowHit(STOPS, "20261123.1", 1, "data", 7, text, Optional.empty(), Marks.NONE);
  }
}
