package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackRunTest {
  private static final EngineLimits LIMITS = new EngineLimits(256L << 20, 2);

  @TempDir Path root;
  private Path folder = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void folders() {
    folder = root.resolve("drives");
    out = root.resolve("out");
  }

  @Test
  void anonymize_coarsePoints_arePublishedInPieces() throws IOException {
    TrackDataset.drives(folder, TrackDataset.POINTS, 20);

    anonymize();

    var lines = Files.readAllLines(out.resolve("drives.csv"));
    assertThat(lines.getFirst()).isEqualTo("piece,seq,sent_at,lat,lon,speed,heading");
    assertThat(lines)
        .hasSizeGreaterThan(1_000)
        .element(1)
        .asString()
        .matches("[0-9a-f]{64},1,2026-01-01T09:00:00,37.5,127\\.[02],15.0,0.0");
    assertThat(fields().map(TestDataset::role))
        .containsExactly("made", "made", "track", "track", "track", "track", "track");
    assertThat(fields().map(field -> field.path("zone").asString("")))
        .containsExactly("", "", "UTC", "", "", "", "");
    assertThat(Files.readString(out.resolve("drives.csv"))).doesNotContain("KA0", "Kona");
    var report = report();
    assertThat(report.at("/verdict").asString()).isEqualTo("published");
    assertThat(report.at("/k/entities").asInt()).isEqualTo(20);
    assertThat(report.at("/trajectory/released").asString()).isEqualTo("points");
    assertThat(report.at("/trajectory/trips").asInt()).isEqualTo(20);
    assertThat(report.at("/trajectory/unicity/allPublished/4").asDouble())
        .isLessThanOrEqualTo(0.05)
        .isGreaterThanOrEqualTo(report.at("/trajectory/unicity/placeAndTime/4").asDouble());
    assertThat(report.at("/rows/published").asInt())
        .isEqualTo(lines.size() - 1)
        .isEqualTo(report.at("/trajectory/pointsKept").asInt());
    assertThat(report.at("/trajectory/pointsDroppedBy/ends").asInt()).isPositive();
    assertThat(report.at("/rows/suppressed").asInt()).isEqualTo(20 * 301 - (lines.size() - 1));
    assertThat(out.resolve("privacy.html")).content().contains("정책을 지킴", "in short pieces alone");
  }

  @Test
  void anonymize_timesOfAZone_areOfItsClockAndSaySo() throws IOException {
    TrackDataset.drives(folder, TrackDataset.POINTS, 20);
    var source = folder.resolve("drives.csv");
    var moments = Files.readString(source).replaceAll("T09:(..:..)", "T00:$1Z");
    Files.writeString(source, moments);
    TrackDataset.edit(
        folder.resolve("dataset.yaml"),
        "type: datetime,",
        "type: datetime, format: \"%Y-%m-%dT%H:%M:%S%z\", zone: Asia/Seoul,");

    anonymize();

    assertThat(Files.readAllLines(out.resolve("drives.csv")).get(1))
        .contains(",2026-01-01T09:00:00,");
    assertThat(fields().map(field -> field.path("zone").asString(""))).contains("Asia/Seoul");
    assertThat(out.resolve("drives.csv-metadata.json"))
        .content()
        .contains("wall clock of Asia/Seoul");
  }

  @Test
  void anonymize_finePoints_areRefusedWithRemedyAndNotWritten() throws IOException {
    TrackDataset.drives(folder, TrackDataset.FINE, 20);

    assertThat(refusal()).anySatisfy(it -> assertThat(it).contains("write release: flows"));

    assertThat(report().at("/verdict").asString()).isEqualTo("refused");
    assertThat(report().at("/trajectory/unicity/allPublished/4").asDouble()).isGreaterThan(0.05);
    assertThat(out.resolve("drives.parquet")).doesNotExist();
    assertThat(out.resolve("drives.csv")).doesNotExist();
  }

  @Test
  void anonymize_flows_countVehiclesAndTrips() throws IOException {
    TrackDataset.drives(folder, TrackDataset.FLOWS, 20);

    anonymize();

    var lines = Files.readAllLines(out.resolve("drives.csv"));
    assertThat(lines.getFirst()).isEqualTo("origin,destination,window,trips,vehicles");
    assertThat(fields().map(TestDataset::role))
        .containsExactly("quasi", "quasi", "quasi", "made", "made");
    assertThat(lines.subList(1, lines.size()))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(Integer.parseInt(line.substring(line.lastIndexOf(',') + 1)))
                    .isGreaterThanOrEqualTo(5));
    var report = report();
    assertThat(report.at("/verdict").asString()).isEqualTo("published");
    assertThat(report.at("/trajectory/released").asString()).isEqualTo("flows");
    assertThat(report.at("/k/entities").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(report.at("/trajectory/tripsReleased").asInt()).isBetween(16, 20);
    assertThat(out.resolve("drives.points.parquet")).doesNotExist();
    assertThat(out.resolve("privacy.html")).content().contains("from cell to cell", "1시간");
    // Its unicity is that of points, which are not released.
    assertThat(out.resolve("provenance.ttl"))
        .content()
        .contains("trajectoryFlows")
        .doesNotContainIgnoringCase("unicity");
  }

  @Test
  void anonymize_flowsOfTooFew_areRefused() throws IOException {
    TrackDataset.drives(folder, TrackDataset.FLOWS, 4);

    assertThat(refusal()).singleElement().asString().startsWith("k is 5, but the table has fewer");
    assertThat(report().at("/trajectory/trips").asInt()).isEqualTo(4);
  }

  @Test
  void anonymize_areaThatExcludesEverything_saysSo() throws IOException {
    TrackDataset.drives(
        folder, TrackDataset.POINTS.replace("[37, 126, 38, 128]", "[47, 6, 48, 8]"), 6);

    assertThat(refusal())
        .singleElement()
        .asString()
        .contains("all 1806 points are outside the area");
  }

  @Test
  void anonymize_rowsWithoutTimePlateOrWithWrongHeading_areRefusedByCount() throws IOException {
    TrackDataset.drives(folder, TrackDataset.POINTS, 6);
    var source = folder.resolve("drives.csv");
    TrackDataset.edit(source, "KA0001,Kona,2026-01-01T09:00:02", "KA0001,Kona,");
    TrackDataset.edit(source, "KA0002,Kona,2026-01-01T09:00:02", ",Kona,2026-01-01T09:00:02");
    TrackDataset.edit(
        source,
        "5.2,0\nKA0004,Kona,2026-01-01T09:00:04",
        "5.2,361\nKA0004,Kona,2026-01-01T09:00:04");

    assertThat(refusal())
        .anySatisfy(it -> assertThat(it).contains("field sent_at: 1 rows without a time"))
        .anySatisfy(it -> assertThat(it).contains("field plate: 1 rows without a vehicle"))
        .anySatisfy(it -> assertThat(it).contains("field heading: 1 rows with a heading"))
        .allSatisfy(it -> assertThat(it).doesNotContain("KA0", "361"));
  }

  @Test
  void execute_again_findsTheSameKeyAndGivesTheSameBytes() throws IOException {
    TrackDataset.drives(folder, TrackDataset.POINTS, 20);
    var run = run("first");
    Steps.execute(run, LIMITS, RunSteps.checking());
    Steps.execute(run, LIMITS, step());
    var released = run.files().released(run.descriptor().tables().getFirst());
    var before = Files.readAllBytes(released);

    Steps.execute(run, new EngineLimits(128L << 20, 1), step());

    assertThat(Files.readAllBytes(released)).isEqualTo(before);
    var other = run("second");
    Steps.execute(other, LIMITS, RunSteps.checking());
    Steps.execute(other, LIMITS, step());
    assertThat(Files.readAllBytes(other.files().released(run.descriptor().tables().getFirst())))
        .isNotEqualTo(before);
  }

  @Test
  void keepReports_refusedRun_deletesKeyAndPoints() throws IOException {
    TrackDataset.drives(folder, TrackDataset.FINE, 20);
    var run = run("refused");
    Steps.execute(run, LIMITS, RunSteps.checking());
    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(() -> Steps.execute(run, LIMITS, step()));
    assertThat(run.files().folder().resolve("trajectory.key")).exists();

    WorkFolders.keepReports(run.files());

    try (Stream<Path> left = Files.walk(run.files().folder())) {
      assertThat(left.filter(Files::isRegularFile).map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("privacy.json", "privacy.html", "drives.rejects.csv");
    }
  }

  @Test
  void definition_mappingOfFlows_knowsTheColumnsOfFlows() throws IOException {
    TrackDataset.drives(folder, TrackDataset.FLOWS, 6);
    Files.writeString(
        folder.resolve("drives.rq"),
        "CONSTRUCT { ?dataset <urn:trips> ?trips } WHERE { BIND(?vehicles AS ?v) }");

    assertThatNoException().isThrownBy(() -> Definition.read(folder));
  }

  private Run run(String name) {
    var descriptor = DescriptorReader.read(folder);
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    return new Run(
        descriptor,
        "try",
        source,
        "",
        URI.create("urn:madang:"),
        new RunFiles(root.resolve("run-" + name)));
  }

  private void anonymize() {
    try (var run = new LocalRun(root.resolve("work"), LIMITS)) {
      try {
        run.anonymize(folder, Clock.systemUTC(), (step, rows) -> {});
      } finally {
        run.copyResults(out);
      }
    }
  }

  private List<String> refusal() {
    return catchThrowableOfType(PrivacyRefusal.class, this::anonymize).reasons();
  }

  private Stream<JsonNode> fields() {
    var schema = JsonMapper.shared().readTree(out.resolve("schema.json"));
    return schema.at("/tables/0/schema/fields").valueStream();
  }

  private JsonNode report() {
    return JsonMapper.shared().readTree(out.resolve("privacy.json"));
  }

  private static AnonymizeStep step() {
    return new AnonymizeStep(new EarlierReleases.None(), NoiseMeans.trial(Clock.systemUTC()));
  }
}
