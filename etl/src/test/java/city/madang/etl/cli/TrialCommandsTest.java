package city.madang.etl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCommandsTest {
  @TempDir Path root;
  private Path walks;
  private Path out;

  @BeforeEach
  void dataset() throws IOException {
    walks = CommandTestData.walks(root.resolve("walks"));
    out = root.resolve("out");
  }

  @Test
  void check_good_passes() {
    var run = CommandRun.of(new CheckCommand(), walks);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(5).last().isEqualTo("passed");
    assertThat(run.out()).containsPattern("stage +40 rows +\\d").containsPattern("check +40 rows");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void check_tornLine_isRefusedAndListed() throws IOException {
    Files.writeString(walks.resolve("walks.csv"), "walker,district,minutes\nGildong,d1,Hanok\n");

    var run = CommandRun.of(new CheckCommand(), walks, "--out", out);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("madang: walks.csv: 1 of 1 rows rejected")
        .contains("line 2: column minutes: ")
        .doesNotContain("Gildong", "Hanok");
    assertThat(out.resolve("walks.rejects.csv"))
        .content()
        .startsWith("line,field,reason\n2,minutes,")
        .doesNotContain("Gildong", "Hanok");
  }

  @Test
  void check_badDescriptors_nameEachLine() throws IOException {
    CommandTestData.edit(walks.resolve("dataset.yaml"), "license", "licence");
    CommandTestData.edit(walks.resolve("dataset.yaml"), ", role: entity", "");

    var unknown = CommandRun.of(new CheckCommand(), walks);

    assertThat(unknown.exitCode()).isEqualTo(4);
    assertThat(unknown.err()).startsWith("madang: walks/dataset.yaml:5: unknown key 'licence'");
  }

  @Test
  void check_badMapping_isABadDescriptor() throws IOException {
    CommandTestData.edit(walks.resolve("walks.rq"), "?district", "?walker");

    var run = CommandRun.of(new CheckCommand(), walks);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).startsWith("madang: walks.rq:1: ?walker is no published column");
  }

  @Test
  void check_rowsThatBreakAShape_areRefusedBeforePublication() throws IOException {
    var run =
        CommandRun.of(new CheckCommand(), CommandTestData.stops(root.resolve("stops"), "134"));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("madang: stops/stops.rq: ")
        .contains("lat: ", "up to 90")
        .doesNotContain("이하");
  }

  @Test
  void check_placesAtSea_isANotice() throws IOException {
    var sea = CommandRun.of(new CheckCommand(), CommandTestData.stops(root.resolve("sea"), "34.8"));
    assertThat(sea.exitCode()).as(sea.err()).isZero();
    assertThat(sea.out())
        .contains(
            "notice     no_district: a place is in no district of Korea", "1 rows, first row 1");

    var land = CommandRun.of(new CheckCommand(), CommandTestData.stops(root.resolve("on"), "35.3"));
    assertThat(land.out()).doesNotContain("notice");
  }

  @Test
  void anonymize_twoTablesWithPlaces_listTheRuleOnce() throws IOException {
    var stops = CommandTestData.stops(root.resolve("stops"), "35.3");
    CommandTestData.edit(
        stops.resolve("dataset.yaml"),
        "source: {uri: stops.csv, format: csv}\n",
        """
        source: {uri: stops.json, format: json}
        tables:
        - &table
          name: one
          rows: /one
          fields:
          - {name: id, type: string, role: open}
          - {name: lat, type: number, role: open}
          - {name: lon, type: number, role: open}
          graph: {mapping: stops.rq}
          index: {rows: true, text: [id], location: [lat, lon]}
        """);
    var yaml = Files.readString(stops.resolve("dataset.yaml"));
    var table = yaml.substring(yaml.indexOf("- &table"), yaml.indexOf("\nfields:") + 1);
    Files.writeString(
        stops.resolve("dataset.yaml"),
        yaml.substring(0, yaml.indexOf("\nfields:") + 1).replace("&table\n  ", "")
            + table.replace("&table\n  ", "").replace("one", "two"));
    Files.writeString(
        stops.resolve("stops.json"),
        """
        {"one": [{"id": "A", "lat": 35.3, "lon": 129.1}], "two": [{"id": "B", "lat": 35.3, "lon": 129.1}]}
        """);

    var run = CommandRun.of(new AnonymizeCommand(), stops, "--out", out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(out.resolve("quality.json")).content().containsOnlyOnce("place/no_district");
  }

  @Test
  void anonymize_rowsThatBreakAShape_areRefused() throws IOException {
    CommandTestData.edit(
        walks.resolve("walks.rq"),
        "<urn:district> ?district",
        "a <https://madang.city/terms#RideFlow>");

    var run = CommandRun.of(new AnonymizeCommand(), walks, "--out", out);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("walks/walks.rq: ", "a thing at ");
  }

  @Test
  void check_missingSource_fails() throws IOException {
    Files.delete(walks.resolve("walks.csv"));

    var run = CommandRun.of(new CheckCommand(), walks, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "madang: walks.csv: no such file; put it there or correct source.uri\n");
  }

  @Test
  void check_unknownDataset_saysWhichThereAre() {
    var run = CommandRun.of(new CheckCommand(), "nowhere", "--home", root);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("madang: no dataset 'nowhere': give a folder with a dataset.yaml");
  }

  @Test
  void commands_badUsage_isExitCode2() {
    assertThat(CommandRun.of(new CheckCommand()).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of(new CheckCommand(), walks, "--ouch").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of(new AnonymizeCommand(), walks).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of(new ScheduleCommand(), "extra").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of(new PublishCommand()).exitCode()).isEqualTo(2);
  }

  @Test
  void anonymize_good_writesTableTriplesRejectsAndReport() throws IOException {
    var run = CommandRun.of(new AnonymizeCommand(), walks, "--out", out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(out.resolve("walks.csv"))
        .content()
        .startsWith("district,minutes\n")
        .hasLineCount(41);
    assertThat(out.resolve("walks.rejects.csv")).hasContent("line,field,reason");
    try (var triples = new GZIPInputStream(Files.newInputStream(out.resolve("walks.nt.gz")))) {
      assertThat(new String(triples.readAllBytes(), UTF_8).lines())
          .isNotEmpty()
          .allMatch(line -> line.contains("<urn:district>"));
    }
    assertThat(out.resolve("walks.ttl.gz")).isNotEmptyFile();
    assertThat(out.resolve("provenance.ttl")).isNotEmptyFile();
    assertThat(out.resolve("privacy.json")).content().contains("\"verdict\" : \"published\"");
    assertThat(out.resolve("privacy.html")).content().contains("정책을 지킴", "Keeps the policy");
    assertThat(out.resolve("manifest.json")).doesNotExist();
  }

  @Test
  void check_geometryWithoutShapes_isAMistakeAtItsLine() throws IOException {
    var areas = areas("two,three");

    var run = CommandRun.of(new CheckCommand(), areas);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err())
        .startsWith("madang: areas/dataset.yaml:12: no value of 'boundary' is a shape");
  }

  @Test
  void anonymize_fileThatCannotHoldTheTable_namesItWithTheReason() throws IOException {
    var areas = areas("POINT (129 35),\"" + "x".repeat(40_000) + "\"");

    var run = CommandRun.of(new AnonymizeCommand(), areas, "--out", out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("left out")))
        .singleElement()
        .asString()
        .startsWith("left out   areas.xlsx: ")
        .hasSizeGreaterThan(40);
    assertThat(out.resolve("areas.xlsx")).doesNotExist();
  }

  private Path areas(String row) throws IOException {
    var folder = Files.createDirectory(root.resolve("areas"));
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: areas
        title: {ko: 구역, en: Areas}
        description: {ko: 설명, en: About}
        theme: [TRAN]
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: areas.csv, format: csv}
        fields:
          - {name: boundary, type: string, role: open}
          - {name: text, type: string, role: open}
        graph: {mapping: areas.rq}
        index: {rows: true, geometry: boundary}
        """);
    Files.writeString(folder.resolve("areas.rq"), "CONSTRUCT {} WHERE {}");
    Files.writeString(folder.resolve("areas.csv"), "boundary,text\n" + row + "\n");
    return folder;
  }

  @Test
  void anonymize_tooFewPeople_writesTheReportWithReasons() throws IOException {
    CommandTestData.edit(walks.resolve("dataset.yaml"), "k: 5", "k: 50");

    var run = CommandRun.of(new AnonymizeCommand(), walks, "--out", out);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("madang: k is 50, but the table has fewer entities");
    assertThat(out.resolve("privacy.json"))
        .content()
        .contains("\"verdict\" : \"refused\"", "k is 50, but the table has fewer entities");
    assertThat(out.resolve("privacy.html"))
        .content()
        .contains("거부됨", "Refused", "k is 50, but the table has fewer entities");
    assertThat(out.resolve("walks.rejects.csv")).exists();
    assertThat(out.resolve("walks.csv")).doesNotExist();
    assertThat(out.resolve("walks.parquet")).doesNotExist();
  }
}
