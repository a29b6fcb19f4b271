package city.madang.etl.privacy.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.Releases;
import city.madang.etl.privacy.attack.AttackFigures;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.report.Figures;
import city.madang.etl.privacy.report.NoiseReport;
import city.madang.etl.privacy.report.NoiseReport.BudgetUse;
import city.madang.etl.privacy.report.NoiseReport.ColumnNoise;
import city.madang.etl.privacy.report.NoiseReport.Noise;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.report.TrajectoryReport;
import city.madang.etl.privacy.report.TrajectoryReport.Trajectory;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.UtilityCurve;
import city.madang.etl.privacy.trajectory.TrackTally;
import city.madang.etl.privacy.trajectory.TrackTestData;
import city.madang.etl.privacy.verify.NoisyVerification;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.UnicityFigures;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verification.SmallestClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PrivacyPageTest {
  private static final LangText TITLE = new LangText("대여", "Rides");
  private static final Set<String> PLACES = Set.of("Insadong", "Seochon", "Bukchon");
  private static final VerifiedFile FILE = new VerifiedFile("rides.parquet", "0a".repeat(32));

  @Test
  void of_tinyTable_isTheGoldenPage() throws IOException {
    try (var golden = PrivacyPageTest.class.getResourceAsStream("golden.html")) {
      assertThat(PrivacyPage.of(published(cells(), 0.5), TITLE))
          .isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  @Test
  void of_shuffledCellsAndSlowerRun_isEqual() {
    var shuffled = new ArrayList<>(cells());
    Collections.shuffle(shuffled, new Random(3));

    assertThat(PrivacyPage.of(published(shuffled, 9), TITLE))
        .isEqualTo(PrivacyPage.of(published(cells(), 0.5), TITLE));
    assertThat(published(shuffled, 0.5)).isEqualTo(published(cells(), 0.5));
  }

  @Test
  void of_anyReport_isWellFormedWithUniqueIdsAndNoOtherAddress() throws Exception {
    for (var report : List.of(published(cells(), 0.5), refused("too few"), noise(), tracks())) {
      var page = PrivacyPage.of(report, TITLE);

      var document = parse(page);

      var ids = new ArrayList<String>();
      var all = document.getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        var id = all.item(i).getAttributes().getNamedItem("id");
        if (id != null) {
          ids.add(id.getNodeValue());
        }
      }
      assertThat(ids).containsExactlyInAnyOrder("ko", "en");
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
      assertThat(page.replace("xmlns=\"http://www.w3.org", "")).doesNotContain("http", "url(");
    }
  }

  @Test
  void of_eachPicture_hasATableTwin() throws Exception {
    var document = parse(PrivacyPage.of(published(cells(), 0.5), TITLE));

    var figures = document.getElementsByTagName("figure");

    assertThat(figures.getLength()).isEqualTo(6);
    for (int i = 0; i < figures.getLength(); i++) {
      var figure = (Element) figures.item(i);
      assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1);
      var svg = (Element) figure.getElementsByTagName("svg").item(0);
      assertThat(svg.getAttribute("aria-label")).isNotBlank();
    }
  }

  @Test
  void of_noise_saysGuaranteeErrorBudgetAndNegativeCounts() {
    assertThat(PrivacyPage.of(noise(), TITLE))
        .contains("정책을 지킴", "Keeps the policy")
        // 1 / (1 + e^-2), and for all that was spent 1 / (1 + e^-6).
        .contains("at most 88.1% sure", "within its window, it is 99.8%", "최대 88.1%까지만")
        .contains("<b>2 / 8</b>", "entry 3", "1 year", "1년")
        .contains("7 of them (10.0%) are below zero", "7개(10.0%)는 0보다 작습니다")
        .contains("left out: 30 (30.0% of all groups)", "±18", "8.5");
  }

  @Test
  void of_points_saysWhatWasHiddenAndWhatSinglesOut() {
    assertThat(PrivacyPage.of(tracks(), TITLE))
        .contains("single it out in 3.1% of all cases", "3.1%입니다")
        .contains("장소와 시각만 알 때: 1.6%", "by place and time alone: 1.6%")
        .contains("near ends", "출발지와 도착지", "10 min, 1,000 points")
        .contains("There was no earlier release to compare with.");
  }

  /// Summed up from P(z) = tanh(decay / 2) · exp(-decay · |z|).
  @Test
  void within_anyNoise_isTheSmallestDistanceOfThatProbability() {
    for (double decay : new double[] {0.01, 1.0 / 6, 1, 3}) {
      for (double probability : new double[] {0.5, 0.95, 0.99}) {
        long within = new NoiseSpread(decay, 5).within(probability) / 5;

        assertThat(sum(decay, within)).isGreaterThanOrEqualTo(probability);
        assertThat(sum(decay, within - 1)).isLessThan(probability);
      }
    }
  }

  private static double sum(double decay, long within) {
    return LongStream.rangeClosed(-within, within)
        .mapToDouble(z -> Math.tanh(decay / 2) * Math.exp(-decay * Math.abs(z)))
        .sum();
  }

  private static NoiseReport noise() {
    var budget =
        new BudgetUse(
            "persistent",
            new BigDecimal("8"),
            new BigDecimal("6"),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            "P1Y",
            "riders",
            3,
            "0b".repeat(32));
    var noise =
        new Noise(
            new BigDecimal("2"),
            BigDecimal.ZERO,
            12,
            "public",
            List.of(20L),
            List.of(new ColumnNoise("count", 1, 12, 1, 8.475)),
            budget);
    return NoiseReport.of(
        "rides", new NoisyVerification(70, OptionalLong.of(30), 7, 44.8, List.of()), noise, FILE);
  }

  private static TrajectoryReport tracks() {
    var verified =
        new Verification(
            new RowFigures(100, 60, 40, 0),
            new SmallestClass(5, 20, 60),
            1,
            0.4,
            0,
            60,
            List.of(),
            List.of(),
            new LinkedHashMap<>(),
            new ClassSizes());
    var unicity =
        new UnicityFigures(
            List.of(0.001, 0.012, 0.016, 0.016), List.of(0.002, 0.015, 0.025, 0.031));
    return TrajectoryReport.ofPoints(
            new DatasetId("ways"), TrackTestData.rule(), verified, 0.5, FILE)
        .with(Trajectory.of(TrackTally.NONE, 20, unicity, "points"));
  }

  @Test
  void of_people_showsNoneOfTheirValues() {
    assertThat(PrivacyPage.of(published(cells(), 0.5), TITLE))
        .contains("place")
        .doesNotContain(PLACES);
  }

  @Test
  void of_textOfOthers_isEscaped() throws Exception {
    var page =
        PrivacyPage.of(
            refused("<script>alert(1)</script> & \"why\"\u0000"),
            new LangText("<b>대여</b>", "Rides & \"more\""));

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;why&quot;")
        .contains("&lt;b&gt;대여&lt;/b&gt;", "Rides &amp; &quot;more&quot;")
        .doesNotContain("<script", "<b>대여");
    assertThat(parse(page).getElementsByTagName("figure").getLength()).isEqualTo(2);
  }

  private static List<Cell> cells() {
    return List.of(
        new Cell(List.of("Insadong", "f"), 6),
        new Cell(List.of("Insadong", "m"), 7),
        new Cell(List.of("Seochon", "f"), 5),
        new Cell(List.of("Bukchon", "f"), 1),
        new Cell(List.of("Bukchon", "m"), 4));
  }

  private static PrivacyReport published(List<Cell> cells, double cpuSeconds) {
    var policy = Releases.policy(5, 0.1, Recoding.LOCAL);
    var histogram = Histogram.of(List.of("place", "sex"), cells.stream());
    var raw =
        List.<RawHierarchy>of(
            new RawHierarchy.Values("place", PLACES),
            new RawHierarchy.Values("sex", Set.of("f", "m")));
    var hierarchies = raw.stream().map(Hierarchy::of).toList();
    var plan = Anonymizer.plan(histogram, hierarchies, policy);
    var verified = Releases.verify(histogram, raw, policy, plan);
    var curve = UtilityCurve.of(plan, histogram, hierarchies, policy);
    var sizes = Releases.sizes(histogram);
    var figures =
        Figures.before(policy, sizes, Risk.of(sizes, 5))
            .after(verified, Risk.of(verified.sizes(), 5), plan, curve);
    return PrivacyReport.of(
        new DatasetId("rides"), verified, AttackFigures.none(), plan, cpuSeconds, FILE, figures);
  }

  private static PrivacyReport refused(String reason) {
    var policy = Releases.policy(5, 0.1, Recoding.LOCAL);
    var sizes = Releases.sizes(Histogram.of(List.of("place", "sex"), cells().stream()));
    var figures = Figures.before(policy, sizes, Risk.of(sizes, 5));
    return PrivacyReport.refused(
        new DatasetId("rides"), 5, new RowFigures(23, 0, 0, 0), List.of(reason), FILE, figures);
  }

  private static Document parse(String page) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
  }
}
