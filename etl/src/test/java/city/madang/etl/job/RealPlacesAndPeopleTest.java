package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.place.Districts;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Real files, which may not ship, through the descriptors of the synthetic ones.
class RealPlacesAndPeopleTest {
  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data", "none"));
  private static final Charset CP949 = Charset.forName("MS949");

  /// Two neighboring cells with degrees.
  private static final Pattern DEGREES =
      Pattern.compile(",(3[3-9]\\.[0-9]+),(1[23][0-9]\\.[0-9]+),");

  @TempDir Path root;

  /// The columns that the national file lacks are added at the end of its lines: a number, no
  /// English name, and the district of the coordinates.
  @Test
  void schoolZones_national_areReadAndPlaced() throws IOException {
    var lines = lines("cctv/korea-school-zones-2022.cp949.csv", CP949);
    write("zones.csv", wider(lines, ",보호구역번호,대상시설영문명,구군코드", line -> line + zone(line)), CP949);

    var run =
        run("cctv-zones", "zones.csv", Map.of("schedule:", "quality: {rejects: 1%}\nschedule:"));

    assertThat(lines).hasSize(15_091);
    // Two have no latitude, two no longitude, three lie outside of the boundaries, one is told
    // twice.
    // longitude.
    assertThat(rows(run)).isEqualTo(15_082);
    assertThat(BundledRun.text(run, "cctv-zones.csv")).contains("부산광역시 강서구 신호산단4로 10");
    assertConforms(run);
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
    var lines = lines("air/seoul-daily-air-2022.cp949.csv", CP949);
    write(
        "air.csv",
        wider(lines, ",측정소코드,측정소영문명,구군코드,위도,경도", RealPlacesAndPeopleTest::endOfDay),
        CP949);

    var run = run("air-quality", "air.csv", Map.of());

    var text = BundledRun.text(run, "air-quality.csv");
    assertThat(rows(run)).isEqualTo(18_250);
    assertThat(text).contains("2022-01-02T00:00:00,강남구,0.029,0.014,0.5,0.003,25.0,12.0");
    assertThat(text).contains("2023-01-01T00:00:00");
    assertConforms(run);
  }

  private static String endOfDay(String line) {
    var cells = line.split(",", -1);
    cells[0] = cells[0].replaceFirst("(....)(..)(..)", "$1-$2-$3 24:00");
    return String.join(",", cells) + "," + cells[1] + ",,11010,,";
  }

  /// PRIVACY section 1: few drivers behind many sessions, dates of the year 14.
  @Test
  void sessions_workplace_arePublishedByDrivers() throws IOException {
    var lines = lines("personal/ev-workplace-sessions.csv.gz", UTF_8);
    write("sessions.csv", lines.stream(), UTF_8);

    var run =
        run("ev-sessions", "sessions.csv", Map.of("table: hierarchies/station.csv", "levels: 1"));

    var report = Json.read(run.files().privacyReport(), JsonNode.class);
    assertThat(report.at("/rows/read").asInt()).isEqualTo(3_395);
    assertThat(report.at("/rows/suppressed").asInt()).isLessThan(34);
    assertThat(report.at("/k/entities").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(report.at("/verdict").asString()).isEqualTo("published");
    assertConforms(run);
  }

  private void write(String name, Stream<String> lines, Charset encoding) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines.collect(joining("\n", "", "\n")), encoding);
  }

  /// The file with other columns behind those that it has.
  private static Stream<String> wider(
      List<String> lines, String heading, UnaryOperator<String> change) {
    return Stream.concat(Stream.of(lines.getFirst() + heading), lines.stream().skip(1).map(change));
  }

  private static List<String> lines(String name, Charset encoding) throws IOException {
    var file = SHARED.resolve(name);
    assumeTrue(Files.exists(file), "shared data are not here");
    try (var in = Files.newInputStream(file)) {
      var bytes = (name.endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
      return new String(bytes, encoding).lines().toList();
    }
  }

  /// The dataset reading another source, by an absolute address.
  private Run run(String id, String source, Map<String, String> texts) throws IOException {
    var changes = new HashMap<>(texts);
    var yaml = Files.readString(BundledRun.bundled(id).resolve("dataset.yaml"));
    var synthetic = Pattern.compile("\"synthetic:[^\"]*\"").matcher(yaml);
    assertThat(synthetic.find()).isTrue();
    changes.put(synthetic.group(), root.resolve(source).toUri().toString());
    return BundledRun.changed(id, changes, root);
  }

  private static long rows(Run run) throws IOException {
    return BundledRun.text(run, run.descriptor().id().value() + ".csv").lines().count() - 1;
  }

  private static void assertConforms(Run run) throws IOException {
    var shapes = Shapes.parse(Madang.readShapes());
    var report = ShaclValidator.get().validate(shapes, BundledRun.graph(run));
    assertThat(report.getEntries()).isEmpty();
  }
}
