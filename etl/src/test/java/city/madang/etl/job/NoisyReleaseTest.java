package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.noise.NoiseKey;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.budget.DatabaseLedger;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    folder = TestDataset.rides(root.resolve("rides"), 500);
    var descriptor = folder.resolve("dataset.yaml");
    Files.writeString(
        descriptor,
        TestDataset.DESCRIPTOR.replace(
            "privacy: {k: 5, suppression: 5%, recoding: local}",
            """
            privacy:
              noise:
                epsilon: 4
                delta: 0
                contribution: 2
                levels: {year: 3, district: 1}
                sums: {minutes: {from: 0, to: 90, step: 5}}
                budget: {total: 10, window: P1Y, domain: riders}
            """));
    Files.writeString(
        folder.resolve("rides.rq"),
        """
        PREFIX city: <https://city.example/vocabulary#>
        CONSTRUCT { ?cell city:rides ?count ; city:minutes ?minutes_sum }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/cell/", STR(?row))) AS ?cell) }
        """);
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
    new AnonymizeStep(LIMITS, new EarlierReleases.None(), means()).execute(run);
    var noisy = Files.readAllBytes(root.resolve("first/release/rides.parquet"));
    Files.delete(root.resolve("first/release/rides.parquet"));
    Files.delete(root.resolve("first/release/privacy.json"));

    new AnonymizeStep(LIMITS, new EarlierReleases.None(), means()).execute(run);

    assertThat(root.resolve("first/release/rides.parquet")).hasBinaryContent(noisy);
    assertThat(report("first").at("/noise/budget/spent").asInt()).isEqualTo(4);
  }

  @Test
  void publish_always_tellsNoExactFigureOfTheSource() throws IOException {
    publish("first");

    for (var file : new String[] {"quality.json", "privacy.json"}) {
      assertThat(root.resolve("first/release").resolve(file))
          .content()
          .doesNotContainPattern("\\b500\\b");
    }
    assertThat(root.resolve("first/release/manifest.json"))
        .content()
        .doesNotContain(staged("again").source().sha256())
        .doesNotContainPattern("\\b500\\b");
  }

  @Test
  void anonymize_withoutAHome_saysThatNothingIsSpent() throws IOException {
    new AnonymizeStep(LIMITS, new EarlierReleases.None(), NoiseMeans.trial(NOON))
        .execute(staged("try"));

    assertThat(report("try").at("/noise/budget/ledger").asString()).startsWith("none");
  }

  private void append(String row) throws IOException {
    Files.writeString(folder.resolve("rides.csv"), row, StandardOpenOption.APPEND);
  }

  private JsonNode publish(String name) {
    var run = staged(name);
    new AnonymizeStep(LIMITS, new EarlierReleases.None(), means()).execute(run);
    new ExportStep(LIMITS, NOON).execute(run);
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
            descriptor, "20261123.1", source, fingerprint, base, new RunFiles(root.resolve(name)));
    RunSteps.checking(LIMITS).forEach(step -> step.execute(run));
    return run;
  }

  private NoiseMeans means() {
    var secret = new byte[NoiseKey.BYTES]; // fixed, for so is the noise then
    return new NoiseMeans(new DatabaseLedger(database, NOON), () -> new NoiseKey(secret));
  }

  private JsonNode report(String name) {
    return Json.read(root.resolve(name).resolve("release/privacy.json"), JsonNode.class);
  }

  private String csv(String name) throws IOException {
    return Files.readString(root.resolve(name).resolve("release/rides.csv"));
  }
}
