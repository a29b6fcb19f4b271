package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ReleaseRegisterTest {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Home home = new Home(Path.of("target/home"));
  private final TestDatabase database;
  private final ReleaseRegister register;

  ReleaseRegisterTest(TestDatabase database) {
    this.database = database;
    this.register = new ReleaseRegister(database.migrated(), home);
  }

  @Test
  void finish_firstRelease_becomesCurrent() {
    publish("20261123.1", "a");

    var current = register.findCurrent(RIDES).orElseThrow();
    assertThat(current.version()).isEqualTo("20261123.1");
    assertThat(current.published()).isEqualTo(NOON);
    assertThat(current.folder()).isEqualTo(home.release(RIDES, "20261123.1"));
    assertThat(register.listCurrent()).containsExactly(current);
  }

  @Test
  void finish_secondRelease_keepsTheFirst() {
    publish("20261123.1", "a");
    publish("20261123.2", "b");

    assertThat(register.findCurrent(RIDES)).map(Release::version).contains("20261123.2");
    assertThat(register.find(RIDES, "20261123.1")).isPresent();
    assertThat(register.findFingerprint(RIDES)).contains("b".repeat(64));
  }

  @Test
  void finish_repeatedAfterACrash_publishesOnce() {
    publish("20261123.1", "a");
    register.finish(candidate("20261123.1", "a"), NOON.plusSeconds(9));

    assertThat(register.findCurrent(RIDES).orElseThrow().published()).isEqualTo(NOON);
    assertThat(register.listCurrent()).hasSize(1);
  }

  @Test
  void begin_withoutFinish_publishesNothing() {
    register.begin(candidate("20261123.1", "a"));
    register.begin(candidate("20261123.1", "a"));

    assertThat(register.findCurrent(RIDES)).isEmpty();
  }

  @Test
  void begin_intent_holdsAllThatFinishingNeeds() {
    var candidate = candidate("20261123.1", "a");

    register.begin(candidate);

    assertThat(register.listIntents()).containsExactly(candidate);
    register.finish(candidate, NOON);
    assertThat(register.findIntent(RIDES)).isEmpty();
  }

  @Test
  void setSignature_onlyWhereNoneIsKnown_isNotedOnce() {
    register.finish(candidate("20261123.1", "a", Candidate.UNKNOWN), NOON);
    publish("20261123.2", "b");
    assertThat(register.findSignatureSha256(RIDES, "20261123.1")).contains(Candidate.UNKNOWN);
    assertThat(register.listOfUnknownSignature())
        .extracting(Release::version)
        .containsExactly("20261123.1");

    register.setSignature(RIDES, "20261123.1", Candidate.UNSIGNED);
    register.setSignature(RIDES, "20261123.1", "9".repeat(64));
    register.setSignature(RIDES, "20261123.2", "9".repeat(64));

    assertThat(register.findSignatureSha256(RIDES, "20261123.1")).isEmpty();
    assertThat(register.findSignatureSha256(RIDES, "20261123.2")).contains("e".repeat(64));
    assertThat(register.listOfUnknownSignature()).isEmpty();
  }

  @Test
  void migrate_releaseOfEarlierCode_hasAnUnknownSignature() {
    var earlier = database.empty();
    Flyway.configure().dataSource(earlier).target("6").load().migrate();
    new Database(earlier)
        .transaction(
            write ->
                write.update(
                    "insert into release (dataset, version, title_ko, title_en, published_at,"
                        + " fingerprint, manifest_sha256, report_sha256)"
                        + " values ('rides', '20261123.1', '-', '-', ?, 'f', 'c', '')",
                    NOON.atOffset(ZoneOffset.UTC)));

    CatalogDatabase.migrate(earlier);

    assertThat(new ReleaseRegister(earlier, home).listOfUnknownSignature()).hasSize(1);
  }

  @Test
  void abandon_version_isNeverGivenAgain() {
    register.begin(candidate("20261123.1", "a"));

    register.abandon(RIDES, "20261123.1");
    register.abandon(RIDES, "20261123.1");

    assertThat(register.listIntents()).isEmpty();
    assertThat(register.wasAbandoned(RIDES, "20261123.1")).isTrue();
    assertThat(register.nextVersion(RIDES, NOON)).isEqualTo("20261123.2");
  }

  @Test
  void nextVersion_countsTheDay() {
    assertThat(register.nextVersion(RIDES, NOON)).isEqualTo("20261123.1");
    for (int release = 1; release <= 10; release++) {
      publish("20261123." + release, "a");
    }

    assertThat(register.nextVersion(RIDES, NOON)).isEqualTo("20261123.11");
    assertThat(register.nextVersion(RIDES, NOON.plusSeconds(86_400))).isEqualTo("20261124.1");
  }

  @Test
  void finish_brokenDatabase_isAnException() {
    var withoutTables = new ReleaseRegister(database.empty(), home);

    assertThatThrownBy(() -> withoutTables.findCurrent(RIDES))
        .isInstanceOf(DatabaseException.class);
  }

  private void publish(String version, String fingerprint) {
    register.begin(candidate(version, fingerprint));
    register.finish(candidate(version, fingerprint), NOON);
  }

  private static Candidate candidate(String version, String fingerprint) {
    return candidate(version, fingerprint, "e".repeat(64));
  }

  private static Candidate candidate(String version, String fingerprint, String signature) {
    return new Candidate(
        RIDES,
        version,
        new LangText("이용", "Rides"),
        fingerprint.repeat(64),
        "c".repeat(64),
        signature,
        "d".repeat(64));
  }
}
