package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.noise.NoiseKey;
import city.madang.etl.records.RecordEngine;
import city.madang.etl.records.RecordLimits;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.records.query.RecordTable;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.budget.DatabaseLedger;
import city.madang.etl.release.budget.LedgerAnchor;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The steps of a run up to its files, on a real database; a run that was cut off is one that is
/// made again.
class NoisyReleaseTest {
  private static final EngineLimits LIMITS = new EngineLimits(256L << 20, 1);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;
  private final DataSource database = database();
  private Path folder = Path.of("");

  private static DataSource database() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    return database;
  }

  @BeforeEach
  void dataset() throws IOException {
    folder = TestDataset.noisyRides(root.resolve("rides"), 500, TestDataset.NOISE);
  }

  @Test
  void publish_again_givesTheSameNoiseWithoutSpending() throws IOException {
    var first = publish("first");
    var second = publish("second");

    assertThat(csv("second")).isEqualTo(csv("first"));
    assertThat(csv("first").lines().findFirst()).contains("year,district,count,minutes_sum");
    assertThat(csv("first").lines()).hasSize(3);
    assertThat(first.at("/verdict").asString()).isEqualTo("published");
    assertThat(first.at("/noise/budget/spent").asInt()).isEqualTo(4);
    assertThat(second.at("/noise/budget/spent").asInt()).isEqualTo(4);
    assertThat(second.at("/noise/budget/ledgerHash"))
        .isEqualTo(first.at("/noise/budget/ledgerHash"));
  }

  @Test
  void publish_otherProse_givesTheSameNoiseWithoutSpending() throws IOException {
    var first = publish("first");
    var before = staged("before").fingerprint();
    describe("title: {ko: 대여, en: Rides}", "title: {ko: 대여, en: Rides of a city}  # nicer");
    describe("description: {ko: 설명, en: About}", "description: {ko: 더 긴 설명, en: More about it}");
    describe(
        "{name: minutes, type: integer, role: measure, round: 5}",
        "{role: measure, type: integer, name: minutes, round: 5, unit: MIN, description: {ko: 분,"
            + " en: Time}}");
    Files.writeString(folder.resolve("rides.rq"), "# more\n", StandardOpenOption.APPEND);

    var second = publish("second");

    assertThat(staged("after").fingerprint()).isNotEqualTo(before);
    assertThat(csv("second")).isEqualTo(csv("first"));
    assertThat(second.at("/noise/budget/spent").asInt()).isEqualTo(4);
    assertThat(second.at("/noise/budget/ledgerHash"))
        .isEqualTo(first.at("/noise/budget/ledgerHash"));
  }

  /// Some of these leave the counts of these rows as they are: who cannot tell draws anew.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contribution: 2 | contribution: 3",
        "to: 90, step: 5 | to: 80, step: 5",
        "epsilon: 4 | epsilon: 4.5",
        "district: 1} | district: 0}",
        "type: year, role | type: year, constraints: {minimum: 1940}, role",
        "format: csv | format: csv, encoding: ISO-8859-1",
        "round: 5 | round: 5, constraints: {maximum: 700}",
        "privacy: | quality: {rejects: 1%}\\nprivacy:"
      })
  void publish_ruleThatMayChangeACount_drawsAnew(String good, String other) throws IOException {
    publish("first");
    describe(good, other.translateEscapes());

    var second = publish("second");

    assertThat(second.at("/noise/budget/spent").asDouble()).isGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"districts.csv", "notes.txt"})
  void publish_otherFile_drawsAnew(String file) throws IOException {
    publish("first");
    Files.writeString(
        folder.resolve(file),
        "d99,side1,*\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);

    var second = publish("second");

    assertThat(second.at("/noise/budget/spent").asInt()).isEqualTo(8);
    assertThat(csv("second")).isNotEqualTo(csv("first"));
  }

  @Test
  void publish_changedData_spendsUntilTheBudgetIsExhausted() throws IOException {
    publish("first");
    append("r1,1977,d3,10\n");
    var second = publish("second");
    append("r2,1977,d3,10\n");

    var refused = catchThrowableOfType(PrivacyRefusal.class, () -> publish("third"));

    assertThat(second.at("/noise/budget/spent").asInt()).isEqualTo(8);
    assertThat(csv("second")).isNotEqualTo(csv("first"));
    assertThat(refused.reasons())
        .singleElement()
        .asString()
        .contains("riders", "of epsilon 10", "8 are spent", "4 are asked", "2027-11-23");
    assertThat(root.resolve("third/release/rides.parquet")).doesNotExist();
  }

  @Test
  void publish_afterACutBehindTheReservation_findsItsOwn() throws IOException {
    var run = staged("first");
    Steps.execute(run, LIMITS, new AnonymizeStep(new EarlierReleases.None(), means()));
    var noisy = Files.readAllBytes(root.resolve("first/release/rides.parquet"));
    Files.delete(root.resolve("first/release/rides.parquet"));
    Files.delete(root.resolve("first/release/privacy.json"));

    Steps.execute(run, LIMITS, new AnonymizeStep(new EarlierReleases.None(), means()));

    assertThat(root.resolve("first/release/rides.parquet")).hasBinaryContent(noisy);
    assertThat(report("first").at("/noise/budget/spent").asInt()).isEqualTo(4);
  }

  @Test
  void publish_always_tellsNoExactFigureOfTheSource() throws IOException {
    publish("first");

    for (var file : new String[] {"manifest.json", "quality.json"}) {
      var rows =
          Json.read(root.resolve("first/release").resolve(file), JsonNode.class).path("rows");
      assertThat(rows.path("published").asInt()).isEqualTo(2);
      for (var exact : new String[] {"read", "suppressed", "rejected"}) {
        assertThat(rows.path(exact).isNull()).as(exact).isTrue();
      }
    }
    for (var file : new String[] {"quality.json", "privacy.json"}) {
      assertThat(root.resolve("first/release").resolve(file))
          .content()
          .doesNotContainPattern("\\b500\\b");
    }
    assertThat(
            Files.readString(root.resolve("first/release/privacy.html")).replaceAll("<[^>]*>", ""))
        .contains("쉬운 말로 한 보장", "The guarantee in plain words")
        .doesNotContainPattern("\\b500\\b");
    assertThat(root.resolve("first/release/manifest.json"))
        .content()
        .doesNotContain(staged("again").source().sha256())
        .doesNotContainPattern("\\b500\\b");
  }

  @Test
  void anonymize_withoutAHome_saysThatNothingIsSpent() throws IOException {
    Steps.execute(
        staged("try"),
        LIMITS,
        new AnonymizeStep(new EarlierReleases.None(), NoiseMeans.trial(NOON)));

    assertThat(report("try").at("/noise/budget/ledger").asString()).startsWith("none");
  }

  @Test
  void publish_laxerDatasetOfTheSamePeople_isRefusedWithBothNames() throws IOException {
    publish("first");
    rename("trips");
    describe("total: 10", "total: 100");

    var refused = catchThrowableOfType(PrivacyRefusal.class, () -> publish("second"));

    assertThat(refused.reasons())
        .singleElement()
        .asString()
        .contains(
            "trips and rides", "riders", "total 10,", "not total 100", "declare the stricter");
    assertThat(root.resolve("second/release/trips.parquet")).doesNotExist();
  }

  @Test
  void publish_ledgerOlderThanTheHome_isRefused() throws IOException, SQLException {
    publish("first");
    append("r1,1977,d3,10\n");
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("delete from budget_entry");
      statement.executeUpdate(
          "update budget_head set entries = 0, hash = '%s'".formatted("0".repeat(64)));
    }

    var refused = catchThrowableOfType(PrivacyRefusal.class, () -> publish("second"));

    assertThat(refused.reasons())
        .singleElement()
        .asString()
        .contains("ends at entry 0", "has seen entry 1", "restore a backup");
  }

  @Test
  void publish_unknownKeys_hidesTheCellOfOneRider() throws IOException {
    describe("delta: 0", "delta: 0.00001");
    describe("total: 10", "total: 10, delta: 0.0001");
    describe("levels: {year: 3,", "levels: {year: 2,");
    append("alone,1850,d1,10\n");

    var report = publish("first");

    int floor = report.at("/noise/floor/0").asInt();
    assertThat(report.at("/noise/keys").asString()).isEqualTo("threshold");
    assertThat(report.at("/noise/budget/deltaSpent").asDecimal()).isEqualByComparingTo("0.00001");
    assertThat(floor).isGreaterThan(5);
    assertThat(counts("first")).hasSizeGreaterThan(3).allMatch(count -> count >= floor);
    assertThat(csv("first")).contains("1960-1979").doesNotContain("1840-1859");
  }

  @Test
  void publish_withK_leavesSmallerCellsOut() throws IOException {
    describe("district: 1}", "district: 0}");
    publish("all");
    describe("privacy:\n", "privacy:\n  k: 20\n");
    describe("total: 10", "total: 9");

    var report = publish("floor");

    assertThat(report.at("/noise/floor/0").asInt()).isEqualTo(20);
    assertThat(counts("all")).hasSize(24).anyMatch(count -> count < 20);
    assertThat(counts("floor")).isNotEmpty().hasSizeLessThan(24).allMatch(count -> count >= 20);
    assertThat(report.at("/rows/published").asInt()).isEqualTo(counts("floor").size());
    assertThat(report.at("/rows/leftOut/0").asInt()).isEqualTo(24 - counts("floor").size());
    assertThat(report.at("/rows/meanCount").asDouble())
        .isCloseTo(counts("floor").stream().mapToLong(n -> n).average().orElse(0), within(1e-9));
  }

  @Test
  void publish_keysOfLevelZero_keepTheirTypeInEachFile() throws IOException {
    describe(
        "interval: [5, 20]}", "interval: [5, 20]}, constraints: {minimum: 1950, maximum: 2009}");
    describe("type: year, role: quasi", "type: integer, role: quasi");
    describe("levels: {year: 3,", "levels: {year: 0,");

    publish("typed");

    var release = root.resolve("typed/release");
    var schema = Json.read(release.resolve("schema.json"), JsonNode.class);
    var csvw = Json.read(release.resolve("rides.csv-metadata.json"), JsonNode.class);
    assertThat(schema.at("/tables/0/schema/fields/0/type").asString()).isEqualTo("integer");
    assertThat(schema.at("/tables/0/schema/fields/1/type").asString()).isEqualTo("string");
    assertThat(schema.at("/tables/0/schema/fields").valueStream().map(TestDataset::role))
        .containsExactly("quasi", "quasi", "made", "made");
    assertThat(csvw.at("/tableSchema/columns/0/datatype").asString()).isEqualTo("integer");
    assertThat(csv("typed").lines().skip(1)).hasSize(122).first().asString().startsWith("1950,");
    try (var records = new RecordEngine(root.resolve("scratch"), RecordLimits.PORTAL)) {
      var parquet = release.resolve("rides.parquet");
      var table = new RecordTable("rides", records.describe(parquet), Optional.empty());
      var query = QueryReader.read(table, new QueryTexts("", "year < 1952", "", ""));
      assertThat(records.page(parquet, query, Optional.empty(), 10).rows()).hasSize(4);
    }
  }

  @Test
  void publish_publicKeyOfAnotherForm_isRefusedBeforeAnythingIsSpent() throws IOException {
    describe("type: string, role: quasi", "type: integer, role: quasi");
    describe("district: 1}", "district: 0}");
    for (var file : new String[] {"rides.csv", "districts.csv"}) {
      var text = Files.readString(folder.resolve(file));
      Files.writeString(folder.resolve(file), text.replaceAll("\\bd(\\d+)", "$1"));
    }
    Files.writeString(folder.resolve("districts.csv"), "007,side0,*\n", StandardOpenOption.APPEND);

    var refused = catchThrowableOfType(PrivacyRefusal.class, () -> publish("first"));

    assertThat(refused.reasons())
        .containsExactly(
            "district: 1 keys are not written like the values of its type: correct them");
    assertThat(report("first").at("/noise/budget/spent").asInt()).isZero();
  }

  private void describe(String good, String other) throws IOException {
    var descriptor = folder.resolve("dataset.yaml");
    var text = Files.readString(descriptor);
    assertThat(text).contains(good);
    Files.writeString(descriptor, text.replace(good, other));
  }

  private void rename(String id) throws IOException {
    folder = Files.move(folder, root.resolve(id));
    describe("id: rides", "id: " + id);
  }

  private List<Integer> counts(String name) throws IOException {
    return csv(name)
        .lines()
        .skip(1)
        .map(line -> Integer.parseInt(line.replaceFirst("^[^,]*,[^,]*,(\\d+),.*", "$1")))
        .toList();
  }

  private void append(String row) throws IOException {
    Files.writeString(folder.resolve("rides.csv"), row, StandardOpenOption.APPEND);
  }

  private JsonNode publish(String name) {
    var run = staged(name);
    Steps.execute(run, LIMITS, new AnonymizeStep(new EarlierReleases.None(), means()));
    Steps.execute(run, LIMITS, new ExportStep(NOON));
    return report(name);
  }

  private Run staged(String name) {
    var descriptor = Definition.read(folder);
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    var base = URI.create("https://madang.example/");
    var fingerprint =
        Fingerprint.ofRelease(Fingerprint.ofDefinition(descriptor), source.sha256(), base);
    var run =
        new Run(
            descriptor,
            "20261123.1",
            source,
            fingerprint,
            Fingerprint.ofCounts(descriptor, source.sha256()),
            base,
            new RunFiles(root.resolve(name)));
    Steps.execute(run, LIMITS, RunSteps.checking());
    return run;
  }

  private NoiseMeans means() {
    var secret = new byte[NoiseKey.BYTES]; // fixed, for so is the noise then
    return new NoiseMeans(
        new DatabaseLedger(database, NOON, new LedgerAnchor(root.resolve("budget.anchor"))),
        () -> new NoiseKey(secret));
  }

  private JsonNode report(String name) {
    return Json.read(root.resolve(name).resolve("release/privacy.json"), JsonNode.class);
  }

  private String csv(String name) throws IOException {
    return Files.readString(root.resolve(name).resolve("release/rides.csv"));
  }
}
