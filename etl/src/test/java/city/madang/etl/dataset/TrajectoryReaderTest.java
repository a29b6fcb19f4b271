package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Speeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrajectoryReaderTest {
  private static final String VALID =
      """
      id: drives
      title: {ko: 주행, en: Drives}
      description: {ko: 설명, en: About}
      theme: [TRAN]
      publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
      license: CC0-1.0
      source: {uri: drives.csv, format: csv}
      fields:
        - {name: plate, type: string, role: entity}
        - {name: model, type: string, role: identifier}
        - {name: sent_at, type: datetime, role: track}
        - {name: lat, type: number, role: track}
        - {name: lon, type: number, role: track}
        - {name: speed, type: number, role: track}
      graph: {mapping: drives.rq}
      privacy:
        k: 5
        successive: {off: published once}
        trajectory:
          time: sent_at
          location: [lat, lon]
          speed: speed
          trim: {ends: 300, stops: 100, turns: 100, extension: 200}
          precision: {place: 0.0005, time: PT1S}
          unicity: 5%
      """;

  @TempDir Path root;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("drives"));
    Files.writeString(folder.resolve("drives.rq"), "CONSTRUCT {} WHERE {}");
  }

  @Test
  void read_shortRule_hasTheUsualRest() throws IOException {
    var descriptor = read(VALID);

    var rule = descriptor.privacy().orElseThrow().trajectory().orElseThrow();
    assertThat(rule.gap()).isEqualTo(Duration.ofMinutes(5));
    assertThat(rule.speeds()).contains(new Speeds(2.235, 35.763));
    assertThat(rule.area()).isEmpty();
    assertThat(rule.pieces().longest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(rule.output()).isEqualTo(new Output.Points());
    assertThat(descriptor.released(descriptor.tables().getFirst()).published())
        .extracting(Field::name)
        .containsExactly("piece", "seq", "sent_at", "lat", "lon", "speed");
  }

  @Test
  void read_nothingAboutSuccessiveReleases_isACheck() throws IOException {
    var yaml = VALID.replace("  successive: {off: published once}\n", "");

    assertThat(read(yaml).privacy().orElseThrow().attacks().successive())
        .isEqualTo(new AttackLimits.Successive.Check());
  }

  @Test
  void read_fullRule_keepsEverything() throws IOException {
    var descriptor =
        read(
            VALID
                + """
                    gap: PT3M
                    stop: {within: 30, for: PT1M}
                    speeds: [1, 40]
                    area: {polygons: [[37, 126, 37, 128, 38, 127]]}
                    piece: PT5M
                    points: 200
                    release: flows
                    flows: {cell: 0.01, window: PT1H}
                """);

    var rule = descriptor.privacy().orElseThrow().trajectory().orElseThrow();
    assertThat(rule.area().orElseThrow())
        .isInstanceOfSatisfying(
            Area.Polygons.class, it -> assertThat(it.rings().getFirst()).hasSize(3));
    assertThat(rule.output()).isEqualTo(new Output.Flows(0.01, Duration.ofHours(1)));
    assertThat(rule.pieces().points()).isEqualTo(200);
    assertThat(descriptor.released(descriptor.tables().getFirst()).quasi())
        .extracting(Field::name)
        .containsExactly("origin", "destination", "window");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          role: entity}          | role: identifier}         | 17 | no field says whose row it is
          role: identifier}      | role: open}               | 20 | beside a track: give it the role identifier
          time: sent_at          | time: model               | 20 | no field 'model' with the role track
          time: sent_at          | time: lat                 | 20 | must have the type datetime
          location: [lat, lon]   | location: [lat]           | 21 | [latitude, longitude]
          location: [lat, lon]   | location: [lat, lat]      | 20 | only one of time
          speed: speed           | gap: PT5M                 | 20 | 'speed' is neither time
          speed: speed           | speed: pace               | 22 | no field 'pace'
          extension: 200         | extension: 0              | 20 | the extension is positive
          , extension: 200       |                           | 23 | missing key 'extension'
          stops: 100             | stops: 20                 | 20 | as far as a stay
          unicity: 5%            |                           | 20 | missing key 'unicity'
          unicity: 5%            | unicity: 500%             | 25 | between 0% and 100%
          time: PT1S             | time: 1 s                 | 24 | no duration
          trajectory:            | trajektory:               | 19 | unknown key
          """)
  void read_oneMistake_isNamedWithItsLine(String right, String wrong, int line, String message)
      throws IOException {
    var errors = errors(VALID.replace(right, wrong == null ? "" : wrong));

    assertThat(errors).anySatisfy(it -> assertThat(it.message()).contains(message));
    assertThat(errors.getFirst().line()).as(errors.toString()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          release: lines                          | write points or flows
          release: flows                          | missing key 'flows'
          area: [38, 126, 37, 128]                | [south, west, north, east]
          area: {polygons: [[37, 126, 37]]}       | a polygon is
          area: {polygons: [[37, 126, 37, 128]]}  | 3 corners
          speeds: [40, 1]                         | [minimum, maximum]
          points: 1                               | 2 points or more
          gap: PT0S                               | gap must be above 0
          """)
  void read_wrongOption_isRefused(String option, String message) throws IOException {
    assertThat(errors(VALID + "    " + option + "\n"))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains(message));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, gap: PT5M, the clock of Europe/Berlin is put back",
    "Asia/Seoul, 'release: flows; flows: {cell: 0.01, window: PT1H}', told in UTC"
  })
  void read_clockThatWouldMislead_isRefused(String zone, String options, String message)
      throws IOException {
    var zoned = "type: datetime, format: \"%s\", zone: " + zone + ",";
    var yaml =
        VALID.replace("type: datetime,", zoned) + "    " + options.replace("; ", "\n    ") + "\n";

    assertThat(errors(yaml))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains(message));
  }

  @Test
  void read_trackWithoutTrajectory_isRefused() throws IOException {
    var yaml = VALID.substring(0, VALID.indexOf("  trajectory:"));

    assertThat(errors(yaml)).singleElement().satisfies(it -> assertThat(it.line()).isEqualTo(17));
  }

  private Descriptor read(String yaml) throws IOException {
    Files.writeString(folder.resolve("dataset.yaml"), yaml);
    return DescriptorReader.read(folder);
  }

  private List<DescriptorError> errors(String yaml) throws IOException {
    Files.writeString(folder.resolve("dataset.yaml"), yaml);
    return catchThrowableOfType(DescriptorException.class, () -> DescriptorReader.read(folder))
        .errors();
  }
}
