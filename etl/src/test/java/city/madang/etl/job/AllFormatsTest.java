package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.signature.Jws;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunException;
import city.madang.etl.run.RunFiles;
import city.madang.etl.run.TableEngines;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A release about people in all its formats: nothing but the verified table is in any of them.
class AllFormatsTest {
  private static final EngineLimits LIMITS = new EngineLimits(128 << 20, 2);
  private static final int ROWS = 2_000;
  private static final Pattern RIDER = Pattern.compile("\\br[0-9]+\\b|rider");

  @TempDir Path root;

  @Test
  void run_people_leavesOneTableInAllFormats() throws IOException {
    var run = run("one");

    Steps.execute(run, LIMITS, steps());

    var manifest = Manifests.read(run.files().release());
    assertThat(manifest.files())
        .extracting(ReleasedFile::name, ReleasedFile::mediaType)
        .containsExactly(
            tuple("datapackage.json", "application/vnd.datapackage+json"),
            tuple("privacy.html", "text/html; charset=utf-8"),
            tuple("privacy.json", "application/json"),
            tuple("provenance.ttl", "text/turtle; charset=utf-8"),
            tuple("quality.json", "application/json"),
            tuple("rides.csv", "text/csv; charset=utf-8"),
            tuple("rides.csv-metadata.json", "application/csvm+json"),
            tuple("rides.csv.gz", "application/gzip"),
            tuple("rides.ndjson.gz", "application/gzip"),
            tuple("rides.nt.gz", "application/gzip"),
            tuple("rides.parquet", "application/vnd.apache.parquet"),
            tuple("rides.ttl.gz", "application/gzip"),
            tuple(
                "rides.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            tuple("schema.json", "application/json"),
            tuple("search.json", "application/json"));
    assertThat(manifest.schemaSha256())
        .isEqualTo(ReleasedFile.of(run.files().release().resolve("schema.json")).sha256());
    assertThat(manifest.code()).startsWith("madang ").doesNotContain("$");
    assertThat(manifest.leftOut()).isEmpty();
  }

  @Test
  void run_people_noFormatHoldsMoreThanTheReleasedColumns() throws IOException {
    var run = run("one");

    Steps.execute(run, LIMITS, steps());

    var texts = texts(run.files().release());
    assertThat(texts)
        .containsKeys("rides.csv", "rides.ndjson.gz", "rides.xlsx", "rides.ttl.gz", "rides.nt.gz");
    texts.forEach(
        (name, text) -> assertThat(RIDER.matcher(text).find()).as("a rider in " + name).isFalse());
    assertThat(texts.getOrDefault("rides.csv", "")).startsWith("year,district,minutes\n");
    assertThat(texts.getOrDefault("rides.csv.gz", ""))
        .isEqualTo(texts.getOrDefault("rides.csv", ""));
    assertThat(texts.getOrDefault("rides.ndjson.gz", "").lines())
        .hasSize((int) texts.getOrDefault("rides.csv", "").lines().count() - 1);
  }

  @Test
  void run_again_isTheSameToTheByte() throws IOException {
    var first = run("one");
    var second = run("two");

    Steps.execute(first, LIMITS, steps());
    Steps.execute(second, LIMITS, steps());

    assertThat(hashes(second)).isEqualTo(hashes(first)).hasSizeGreaterThan(10);
  }

  @Test
  void export_tableThatWasNotVerified_isRefused() throws IOException {
    var run = run("one");
    var steps = steps();
    Steps.execute(run, LIMITS, steps.subList(0, 3));
    swap(run);

    assertThatThrownBy(() -> Steps.execute(run, LIMITS, steps.get(3)))
        .isInstanceOf(RunException.class)
        .hasMessage("rides.parquet is not the file that was verified: publish again");
    assertThat(run.files().release().resolve("rides.csv")).doesNotExist();
  }

  @Test
  void map_tableThatWasNotVerified_isRefused() throws IOException {
    var run = run("one");
    var steps = steps();
    Steps.execute(run, LIMITS, steps.subList(0, 4));
    swap(run);

    assertThatThrownBy(() -> Steps.execute(run, LIMITS, steps.get(4)))
        .isInstanceOf(RunException.class);
    assertThat(run.files().release().resolve("rides.nt.gz")).doesNotExist();
  }

  @Test
  void sign_manifest_verifiesByThePublicKey() throws IOException {
    var run = run("one");
    var keys = new SigningKeys(root.resolve("signing"));
    Steps.execute(run, LIMITS, steps());

    Steps.execute(run, LIMITS, new SignStep(keys));

    var release = run.files().release();
    var signature = Jws.parse(Files.readString(release.resolve("manifest.json.jws")));
    var key = keys.publicKeys().find(signature.keyId()).orElseThrow();
    assertThat(signature.verifies(Files.readAllBytes(release.resolve("manifest.json")), key))
        .isTrue();
  }

  @Test
  void map_again_makesTheSame() throws IOException {
    var run = run("one");
    Steps.execute(run, LIMITS, steps());
    var before = hashes(run);
    var files = Manifests.read(run.files().release()).files().size();

    Steps.execute(run, LIMITS, new MapStep());

    assertThat(hashes(run)).isEqualTo(before);
    assertThat(Manifests.read(run.files().release()).files()).hasSize(files);
  }

  @Test
  void releasedEngine_rawRows_areOutOfReach() throws IOException {
    var run = run("one");
    Steps.execute(run, LIMITS, steps());
    var table = run.descriptor().tables().getFirst();
    var checked = run.files().checked(table);
    try (var tables = TableEngines.of(run, LIMITS)) {
      assertThat(tables.raw().count(checked)).isPositive();
      assertThat(tables.released().count(run.files().released(table))).isPositive();
      assertThatThrownBy(() -> tables.released().count(checked)).isInstanceOf(TableException.class);

      tables.endRaw();

      assertThatThrownBy(() -> tables.raw().count(checked))
          .isInstanceOf(IllegalStateException.class);
      assertThat(tables.released().count(run.files().released(table))).isPositive();
    }
  }

  /// Raw rows in the place of the released ones.
  private static void swap(Run run) throws IOException {
    var table = run.descriptor().tables().getFirst();
    Files.copy(
        run.files().checked(table),
        run.files().released(table),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<RunStep> steps() {
    return RunSteps.anonymizing(Clock.systemUTC());
  }

  private Run run(String name) throws IOException {
    var dataset = TestDataset.rides(root.resolve("rides"), ROWS);
    var descriptor = Definition.read(dataset);
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    return new Run(
        descriptor,
        "20261124.1",
        source,
        "",
        URI.create("urn:madang:"),
        new RunFiles(root.resolve(name)));
  }

  /// But of those that tell how long something took.
  private static Map<String, String> hashes(Run run) {
    var hashes = new TreeMap<String, String>();
    Manifests.read(run.files().release()).files().stream()
        .filter(file -> !file.name().equals("privacy.json"))
        .filter(file -> !file.name().equals("provenance.ttl"))
        .forEach(file -> hashes.put(file.name(), file.sha256()));
    return hashes;
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.startsWith("rides.")) { // the reports name the field, of no value
          texts.put(name, text(name, Files.readAllBytes(file)));
        }
      }
    }
    return texts;
  }

  private static String text(String name, byte[] bytes) throws IOException {
    var in = new ByteArrayInputStream(bytes);
    if (name.endsWith(".gz")) {
      return read(new GZIPInputStream(in));
    }
    return name.endsWith(".xlsx") ? sheets(new ZipInputStream(in)) : new String(bytes, UTF_8);
  }

  private static String sheets(ZipInputStream zip) throws IOException {
    var text = new StringBuilder();
    for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
      // Cells are called A1, R12…; only what they hold is looked at.
      text.append(new String(zip.readAllBytes(), UTF_8).replaceAll("<[^>]*>", " "));
    }
    return text.toString();
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }
}
