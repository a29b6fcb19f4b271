package city.madang.etl.job;

import static city.madang.etl.job.RealFiles.CP949;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.place.Districts;
import city.madang.etl.run.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Real files of places and people through the descriptors of the synthetic ones.
class RealPlacesAndPeopleTest {
  /// Two neighboring cells with degrees.
  private static final Pattern DEGREES =
      Pattern.compile(",(3[3-9]\\.[0-9]+),(1[23][0-9]\\.[0-9]+),");

  private RealFiles files;

  @BeforeEach
  void setUp(@TempDir Path root) {
    files = new RealFiles(root);
  }

  /// The columns that the national file lacks are added at the end of its lines: a number, no
  /// English name, and the district of the coordinates.
  @Test
  void schoolZones_national_areReadAndPlaced() throws IOException {
    var lines = RealFiles.lines("cctv/korea-school-zones-2022.cp949.csv", CP949);
    var wider = wider(lines, ",보호구역번호,대상시설영문명,구군코드", line -> line + zone(line));
    var source = files.write("zones.csv", wider, CP949);

    var run =
        files.run("cctv-zones", source, Map.of("schedule:", "quality: {rejects: 1%}\nschedule:"));

    assertThat(lines).hasSize(15_091);
    // Two have no latitude, two no longitude, three lie outside of the boundaries, one is told
    // twice.
    assertThat(RealFiles.rows(run, "cctv-zones")).isEqualTo(15_082);
    assertThat(BundledRun.text(run, "cctv-zones.csv")).contains("부산광역시 강서구 신호산단4로 10");
  }

  private static String zone(String line) {
    var place = DEGREES.matcher(line);
    var district =
        place.find()
            ? Districts.ofKorea()
                .at(Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2)))
                .map(it -> it.code())
                .orElse("")
            : "";
    return ",%s,,%s".formatted(Integer.toHexString(line.hashCode()), district);
  }

  /// Daily means count as those of the hour that ends the day, so their moments are midnights.
  @Test
  void air_seoulDaily_isReadAsItIs() throws IOException {
    var lines = RealFiles.lines("air/seoul-daily-air-2022.cp949.csv", CP949);
    var wider = wider(lines, ",측정소코드,측정소영문명,구군코드,위도,경도", RealPlacesAndPeopleTest::endOfDay);
    var source = files.write("air.csv", wider, CP949);

    var run = files.run("air-quality", source, Map.of());

    var text = BundledRun.text(run, "air-quality.csv");
    assertThat(RealFiles.rows(run, "air-quality")).isEqualTo(18_250);
    assertThat(text).contains("2022-01-02T00:00:00,강남구,0.029,0.014,0.5,0.003,25.0,12.0");
    assertThat(text).contains("2023-01-01T00:00:00");
  }

  private static String endOfDay(String line) {
    var cells = line.split(",", -1);
    cells[0] = cells[0].replaceFirst("(....)(..)(..)", "$1-$2-$3 24:00");
    return String.join(",", cells) + "," + cells[1] + ",,11010,,";
  }

  /// The means of all Seoul have other headings, one of them wrong (이산화탄소 is NO2), and no station:
  /// they count as those of one in Jongno-gu. Two months of the five years are enough.
  @Test
  void air_seoulHourly_endsItsDaysAtMidnight() throws IOException {
    var lines = RealFiles.lines("air/seoul-hourly-air-2018-2022.csv", UTF_8);
    var months = lines.subList(0, 1 + 59 * 24);
    var heading = "일시,측정소명,이산화탄소,오존,일산화탄소,아황산가스,미세먼지,초미세먼지,측정소코드,측정소영문명,구군코드,위도,경도";
    var rows = months.stream().skip(1).map(RealPlacesAndPeopleTest::ofSeoul);
    var source = files.write("hourly.csv", Stream.concat(Stream.of(heading), rows), CP949);

    var run =
        files.run(
            "air-quality",
            source,
            Map.of(
                "측정일시", "일시",
                "이산화질소농도(ppm)", "이산화탄소",
                "오존농도(ppm)", "오존",
                "일산화탄소농도(ppm)", "일산화탄소",
                "아황산가스농도(ppm)", "아황산가스",
                " 미세먼지농도(㎍/㎥)", " 미세먼지",
                "초미세먼지농도(㎍/㎥)", "초미세먼지"));

    assertThat(RealFiles.rows(run, "air-quality")).isEqualTo(1_416);
    assertThat(BundledRun.text(run, "air-quality.csv"))
        .contains("2018-01-02T00:00:00,서울,0.05,0.002,0.8,0.006,43.0,24.0");
  }

  /// The cells in the order of the descriptor.
  private static String ofSeoul(String line) {
    var row = line.split(",", -1);
    return String.join(
        ",", row[1], "서울", row[5], row[4], row[6], row[7], row[3], row[2], "seoul,,11010,,");
  }

  /// PRIVACY section 1: few drivers behind many sessions, dates of the year 14. The stations are
  /// others, so each becomes nothing less than all.
  @Test
  void sessions_workplace_arePublishedByDrivers() throws IOException {
    var lines = RealFiles.lines("personal/ev-workplace-sessions.csv.gz", UTF_8);
    var source = files.write("sessions.csv", lines.stream(), UTF_8);

    var run =
        files.run("ev-sessions", source, Map.of("table: hierarchies/station.csv", "levels: 1"));

    var report = Json.read(run.files().privacyReport(), JsonNode.class);
    assertThat(report.at("/rows/read").asInt()).isEqualTo(3_395);
    assertThat(report.at("/rows/suppressed").asInt()).isLessThan(34);
    assertThat(report.at("/k/entities").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(report.at("/verdict").asString()).isEqualTo("published");
  }

  /// The file with other columns behind those that it has.
  private static Stream<String> wider(
      List<String> lines, String heading, UnaryOperator<String> change) {
    return Stream.concat(Stream.of(lines.getFirst() + heading), lines.stream().skip(1).map(change));
  }
}
