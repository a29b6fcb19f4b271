package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.Role.ENTITY;
import static city.madang.etl.dataset.Role.IDENTIFIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.attack.AttackFigures;
import city.madang.etl.privacy.attack.Differencing;
import city.madang.etl.privacy.attack.Intersection;
import city.madang.etl.privacy.attack.LinkKey;
import city.madang.etl.privacy.search.Recoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackEngineTest {
  private static final int K = 2;
  private static final byte[] SECRET = new byte[RegisterKey.BYTES];
  private static final RegisterKey KEY = new RegisterKey(SECRET);
  private static final DescriptorTestData EVENTS =
      dataset().role(ENTITY, STRING, "rider").quasi(STRING, "town");
  private static final DescriptorTestData PERSONS = dataset().quasi(STRING, "town");

  @TempDir Path folder;
  private EngineTestData data;
  private AttackEngine attacks;

  @BeforeEach
  void open() {
    data = new EngineTestData(folder);
    attacks = new AttackEngine(folder.resolve("spill"), new EngineLimits(256L << 20, 2));
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void linkKeys_columnsAndPairs_countLoneRowsBeforeAndAfterRounding() {
    var trips = dataset().quasi(STRING, "town").measure(INTEGER, "s", 60).open(STRING, "day");
    data.stage(trips, "town,s,day\na,61,mon\na,62,mon\na,61,tue\nb,200,\n");
    data.release(trips, 0, plan(UnaryOperator.identity(), "a", "b"));

    var keys = attacks.linkKeys(data.released(), data.staged(), trips.table());

    assertThat(keys)
        .containsExactly(
            new LinkKey(List.of("s"), 0.5, 0.25),
            new LinkKey(List.of("day"), 0.5, 0.5),
            new LinkKey(List.of("s", "day"), 1, 0.5));
  }

  /// Real trips: the duration in seconds singles out 41.3 %, in minutes 1.6 %.
  @Test
  void linkKeys_realDurations_passOnlyAfterRounding() throws IOException {
    var policy = new PrivacyPolicy(5, 0, PrivacyPolicy.Recoding.LOCAL, true);

    var seconds = durations(1);
    var minutes = durations(60);

    assertThat(judge(policy, seconds)).singleElement().asString().contains("column s", "round");
    assertThat(judge(policy, minutes)).isEmpty();
    assertThat(minutes.getFirst().before()).isEqualTo(seconds.getFirst().after());
  }

  private static List<String> judge(PrivacyPolicy policy, List<LinkKey> keys) {
    var none = Intersection.none("first");
    return AttackFigures.of(policy, keys, List.of(), none, Differencing.NONE).reasons();
  }

  private List<LinkKey> durations(long round) throws IOException {
    var trips = dataset().quasi(STRING, "member").measure(INTEGER, "s", round);
    data.stage(trips, "member,s\n" + String.join("\n", realDurations()) + "\n");
    data.release(trips, 0, plan(member -> "*", "member", "casual"));
    return attacks.linkKeys(data.released(), data.staged(), trips.table());
  }

  private static List<String> realDurations() throws IOException {
    var shared = Path.of(System.getProperty("madang.shared.data", "none"));
    var file = shared.resolve("trips/202104-cogo-tripdata.csv");
    assumeTrue(Files.exists(file), "shared data are not here");
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(row -> row[12] + "," + Duration.between(instant(row[2]), instant(row[3])).toSeconds())
        .toList();
  }

  private static LocalDateTime instant(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  @Test
  void pseudonyms_hashesAndCodes_areFoundAndMeasuresAreNot() throws Exception {
    var trips =
        dataset()
            .role(ENTITY, STRING, "rider")
            .role(IDENTIFIER, STRING, "plate")
            .quasi(STRING, "town")
            .open(STRING, "code", "hash")
            .measure(INTEGER, "s", 60);
    var rows = new StringBuilder("rider,plate,town,code,hash,s\n");
    for (int i = 0; i < 30; i++) {
      var plate = "plate" + i % 7;
      rows.append("r%d,%s,t,x%d,%s,%d\n".formatted(i % 10, plate, i % 20, sha256(plate), i * 20));
    }
    data.stage(trips, rows.toString());
    data.release(trips, 0, plan(UnaryOperator.identity(), "t"));

    var found = attacks.pseudonyms(data.released(), data.staged(), trips.table());

    assertThat(found).hasSize(6);
    assertThat(found)
        .filteredOn(figures -> figures.hashed() > 0)
        .singleElement()
        .satisfies(
            figures -> {
              assertThat(figures.column()).isEqualTo("hash");
              assertThat(figures.secret()).isEqualTo("plate");
              assertThat(figures.hashed()).isEqualTo(30);
            });
    assertThat(found)
        .filteredOn(figures -> figures.pairs() == figures.values())
        .extracting(figures -> figures.column() + "-" + figures.secret())
        .containsExactly("code-rider", "hash-plate");
  }

  @Test
  void register_entry_holdsNoValueAndIsKeyed() throws Exception {
    var entry = publish("1", EVENTS, AttackEngineTest::letter, "Gildong-a1", "Hanok-a2");

    var bytes = new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    var digest = HexFormat.of().formatHex(mac.doFinal(utf8("Gildong"))).substring(0, 32);
    assertThat(bytes).doesNotContain("Gildong", "Hanok", "a1");
    assertThat(data.rows(entry)).hasSize(2);
    assertThat(data.rows(entry))
        .extracting(row -> String.valueOf(row.values().get("entity")).replace("-", ""))
        .contains(digest);
  }

  @Test
  void findFault_otherKeyColumnsOrTornFile_isTold() throws IOException {
    var entry = publish("1", EVENTS, AttackEngineTest::letter, "r1-a1", "r2-a2");
    var otherSecret = SECRET.clone();
    otherSecret[0] = 1;

    assertThat(attacks.findFault(entry, EVENTS.table(), KEY)).isEmpty();
    assertThat(attacks.findFault(entry, EVENTS.table(), new RegisterKey(otherSecret)))
        .hasValueSatisfying(fault -> assertThat(fault).contains("key"));
    assertThat(attacks.findFault(entry, PERSONS.table(), KEY))
        .hasValueSatisfying(fault -> assertThat(fault).contains("columns"));
    Files.write(entry, Arrays.copyOf(Files.readAllBytes(entry), 40));
    assertThat(attacks.findFault(entry, EVENTS.table(), KEY)).contains("cannot be read");
  }

  @Test
  void intersect_samePlanTwice_leavesWholeClasses() {
    var first = publish("1", PERSONS, AttackEngineTest::letter, "a1", "a1", "a2", "b1", "b2");
    var second = publish("2", PERSONS, AttackEngineTest::letter, "a1", "a1", "a2", "b1", "b2");

    assertThat(intersect(second, PERSONS, first)).isEqualTo(new Intersection(1, 5, 2, 0, ""));
    assertThat(subtract(second, PERSONS, first)).isEqualTo(new Differencing(1, 0, 0, 0));
  }

  @Test
  void intersect_otherGeneralization_countsWhoIsLeft() {
    var first = publish("1", PERSONS, AttackEngineTest::letter, "a1", "a2", "b1", "b2", "b2");
    var second = publish("2", PERSONS, AttackEngineTest::digit, "a1", "a2", "b1", "b2", "b2");

    // Alone are a1, a2 and b1; the two of b2 still hide in each other.
    assertThat(intersect(second, PERSONS, first)).isEqualTo(new Intersection(1, 5, 1, 3, ""));
  }

  @Test
  void intersect_oneEntityWithManyRows_isOneCandidate() {
    var first =
        publish("1", EVENTS, AttackEngineTest::letter, "r1-a1", "r1-a2", "r1-a1", "r2-a2", "r3-a2");
    var second =
        publish("2", EVENTS, AttackEngineTest::digit, "r1-a1", "r1-a2", "r1-a1", "r2-a2", "r3-a2");

    assertThat(intersect(second, EVENTS, first)).isEqualTo(new Intersection(1, 3, 1, 1, ""));
  }

  @Test
  void intersect_threeReleases_usesTheWholeHistory() {
    var towns = new String[] {"a1x", "a1y", "a2x", "a2y", "b1x", "b1y"};
    UnaryOperator<String> mark = town -> town.substring(2);
    UnaryOperator<String> number = town -> town.substring(1, 2);
    var first = publish("1", PERSONS, AttackEngineTest::letter, towns);
    var second = publish("2", PERSONS, number, towns);
    var third = publish("3", PERSONS, mark, towns);
    var absent = publish("0", PERSONS, mark, "c3z");

    assertThat(intersect(third, PERSONS, first).minimum()).isEqualTo(1);
    assertThat(intersect(second, PERSONS, first).minimum()).isEqualTo(2);
    assertThat(intersect(third, PERSONS, absent)).isEqualTo(new Intersection(1, 0, 0, 0, ""));
    assertThat(intersect(third, PERSONS, absent, first, second))
        .isEqualTo(new Intersection(3, 6, 1, 6, ""));
  }

  /// One a day for three months: what shares no record needs no place in the comparison.
  @Test
  void intersect_manyReleasesOfOtherRecords_areNoObstacle() {
    var now = publish("now", PERSONS, AttackEngineTest::letter, "a1", "a1");
    var other = publish("other", PERSONS, AttackEngineTest::letter, "b1", "b1");
    var earlier = Collections.nCopies(90, other).toArray(Path[]::new);

    assertThat(intersect(now, PERSONS, earlier)).isEqualTo(new Intersection(90, 0, 0, 0, ""));
    assertThat(subtract(now, PERSONS, earlier)).isEqualTo(new Differencing(90, 0, 0, 0));
  }

  @Test
  void intersect_personWhoseValuesChanged_isRecognized() {
    var first = publish("1", EVENTS, AttackEngineTest::letter, "r1-a1", "r2-a1", "r3-b1", "r4-b1");
    var second = publish("2", EVENTS, AttackEngineTest::letter, "r1-a2", "r2-b1", "r3-b1", "r4-a1");

    assertThat(intersect(second, EVENTS, first)).isEqualTo(new Intersection(1, 4, 1, 4, ""));
  }

  @Test
  void intersect_newEventsOfTheSamePeople_areOtherRecords() {
    var first = publish("1", EVENTS, AttackEngineTest::letter, "r1-a1", "r1-b1", "r2-a1", "r2-b1");
    var second = publish("2", EVENTS, AttackEngineTest::letter, "r1-a2", "r1-b2", "r2-a2", "r2-b2");

    assertThat(intersect(second, EVENTS, first)).isEqualTo(new Intersection(1, 0, 0, 0, ""));
  }

  @Test
  void subtract_oneJoinedOrLeft_isBelowK() {
    var first = publish("1", PERSONS, AttackEngineTest::letter, "a1", "a1", "b1", "b2");
    var second = publish("2", PERSONS, AttackEngineTest::letter, "a1", "a1", "a2", "b1", "b2");

    assertThat(subtract(second, PERSONS, first)).isEqualTo(new Differencing(1, 2, 1, 2));
    assertThat(subtract(first, PERSONS, second)).isEqualTo(new Differencing(1, 2, 1, 2));
    assertThat(intersect(second, PERSONS, first).below()).isZero();
  }

  @Test
  void subtract_kJoined_passes() {
    var first = publish("1", PERSONS, AttackEngineTest::letter, "a1", "a1");
    var second =
        publish("2", PERSONS, AttackEngineTest::letter, "a1", "a1", "a2", "a3", "b1", "b2");

    assertThat(subtract(second, PERSONS, first)).isEqualTo(new Differencing(1, 2, 2, 0));
  }

  @Test
  void subtract_coarserClass_takesAwayTheFinerOnes() {
    var first = publish("1", PERSONS, UnaryOperator.identity(), "a1", "a1", "a2", "a2");
    var second = publish("2", PERSONS, AttackEngineTest::letter, "a1", "a1", "a2", "a2", "a3");

    assertThat(subtract(second, PERSONS, first)).isEqualTo(new Differencing(1, 2, 1, 2));
  }

  /// No class lies in another: a1, a2, b1 and b2 are cut by letter, then by digit.
  @Test
  void subtract_sumsOfClasses_tellWhoJoined() {
    var first = publish("1", PERSONS, AttackEngineTest::letter, "a1", "a2", "b1", "b2");
    var second = publish("2", PERSONS, AttackEngineTest::digit, "a1", "a2", "b1", "b2", "c2");

    assertThat(subtract(second, PERSONS, first)).isEqualTo(new Differencing(1, 1, 1, 1));
    assertThat(subtract(first, PERSONS, second)).isEqualTo(new Differencing(1, 1, 1, 1));
  }

  @Test
  void register_anyThreads_isTheSame() {
    var first = publish("1", EVENTS, AttackEngineTest::letter, "r1-a1", "r1-a1", "r2-a1", "r3-b1");
    attacks = new AttackEngine(folder.resolve("spill"), new EngineLimits(256L << 20, 1));
    var second = publish("2", EVENTS, AttackEngineTest::letter, "r3-b1", "r1-a1", "r2-a1", "r1-a1");

    assertThat(entries(first)).isEqualTo(entries(second));
    assertThat(entries(first).values().stream().mapToLong(Long::longValue).sum())
        .isCloseTo(4, within(0L));
  }

  private Map<Map<String, ?>, Long> entries(Path entry) {
    var counts = new HashMap<Map<String, ?>, Long>();
    data.rows(entry).forEach(row -> counts.merge(row.values(), 1L, Long::sum));
    return counts;
  }

  private Intersection intersect(Path now, DescriptorTestData dataset, Path... earlier) {
    return attacks.intersect(now, List.of(earlier), dataset.table(), K);
  }

  private Differencing subtract(Path now, DescriptorTestData dataset, Path... earlier) {
    return attacks.subtract(now, List.of(earlier), dataset.table(), K);
  }

  /// Releases rows such as `rider-town` or `town`, and writes them into the register.
  private Path publish(
      String version, DescriptorTestData dataset, UnaryOperator<String> recoding, String... rows) {
    var heading = dataset.table().entity().isPresent() ? "rider,town\n" : "town\n";
    data.stage(dataset, heading + String.join("\n", rows).replace('-', ',') + "\n");
    var towns = Stream.of(rows).map(row -> row.substring(row.indexOf('-') + 1));
    data.release(dataset, 0, plan(recoding, towns.distinct().toArray(String[]::new)));
    var entry = folder.resolve(version + ".parquet");
    attacks.register(data.released(), data.staged(), dataset.table(), KEY, 0, entry);
    return entry;
  }

  private static Recoding[] plan(UnaryOperator<String> recoding, String... towns) {
    return Stream.of(towns)
        .map(town -> new Recoding(List.of(town), Optional.of(List.of(recoding.apply(town)))))
        .toArray(Recoding[]::new);
  }

  private static String letter(String town) {
    return town.substring(0, 1);
  }

  private static String digit(String town) {
    return town.substring(1);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
