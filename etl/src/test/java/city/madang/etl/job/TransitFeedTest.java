package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.etl.export.LeftOut;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A transit dataset up to its files: `gtfs.zip`, read back by other readers than ours.
class TransitFeedTest {
  private static final EngineLimits LIMITS = new EngineLimits(128 << 20, 1);

  /// A feed as small as one can be; no table is sorted by its key.
  private static final Map<String, String> FEED =
      Map.of(
          "agency.txt",
          """
          agency_id,agency_name,agency_url,agency_timezone
          A,"시내버스, ""마당"\"",https://bus.example/,Asia/Seoul
          """,
          "stops.txt",
          """
          stop_id,stop_name,stop_lat,stop_lon,zone_id
          S2,시청,37.5663,126.9779,
          S1,"바다, OCEAN",36.425288,-117.133162,z1
          """,
          "routes.txt",
          """
          route_id,agency_id,route_short_name,route_type
          R1,A,10,3
          """,
          "trips.txt",
          """
          route_id,service_id,trip_id
          R1,DAILY,T1
          """,
          "stop_times.txt",
          """
          trip_id,arrival_time,departure_time,stop_id,stop_sequence
          T1,6:00:00,6:00:00,S2,1
          T1,25:10:00,25:10:00,S1,2
          """,
          "calendar.txt",
          """
          service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
          DAILY,1,1,1,1,1,0,0,20260101,20261231
          """);

  private static final Set<String> WHOLE = Set.of("stop_sequence", "route_type", "monday");
  private static final Set<String> NUMBERS = Set.of("stop_lat", "stop_lon");

  @TempDir Path root;

  @Test
  void run_wholeFeed_hasTheSameTablesAsGtfs() throws IOException {
    var run = run("one", FEED);

    var release = run.files().release();
    assertThat(Manifests.read(release).leftOut()).isEmpty();
    assertThat(Manifests.read(release).files())
        .extracting(ReleasedFile::name, ReleasedFile::mediaType)
        .contains(tuple("gtfs.zip", "application/zip"));
    var read = unzip(release.resolve("gtfs.zip"));
    assertThat(read.keySet()).isEqualTo(FEED.keySet());
    for (var name : FEED.keySet()) {
      assertThat(rows(read.getOrDefault(name, "")).getFirst())
          .as(name)
          .isEqualTo(rows(FEED.getOrDefault(name, "")).getFirst());
      assertThat(rows(read.getOrDefault(name, "")))
          .as(name)
          .containsExactlyInAnyOrderElementsOf(rows(FEED.getOrDefault(name, "")));
    }
  }

  @Test
  void run_again_isTheSameToTheByte() throws IOException {
    var first = run("one", FEED).files().release().resolve("gtfs.zip");
    var second = run("two", FEED).files().release().resolve("gtfs.zip");

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void run_withoutWhatEveryFeedHas_isLeftOutAndSaysWhy() throws IOException {
    var feed = new LinkedHashMap<>(FEED);
    feed.remove("stop_times.txt");
    feed.remove("calendar.txt");
    feed.put("trips.txt", "route_id,trip_id\nR1,T1\n");

    var release = run("one", feed).files().release();

    assertThat(release.resolve("gtfs.zip")).doesNotExist();
    assertThat(Manifests.read(release).leftOut())
        .containsExactly(
            new LeftOut(
                "gtfs.zip",
                "no GTFS feed: no table is of stop_times.txt; no table is of calendar.txt or"
                    + " calendar_dates.txt; trips.txt has no service_id"));
  }

  private Run run(String name, Map<String, String> feed) throws IOException {
    var descriptor = Definition.read(dataset(root.resolve("buses"), feed));
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    var files = new RunFiles(root.resolve(name));
    var base = URI.create("urn:madang:");
    var run = new Run(descriptor, "20261124.1", source, "", base, files);
    Steps.execute(run, LIMITS, RunSteps.anonymizing(Clock.systemUTC()));
    return run;
  }

  private static Path dataset(Path folder, Map<String, String> feed) throws IOException {
    Files.createDirectories(folder);
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("feed.zip")))) {
      for (var member : feed.entrySet()) {
        var entry = new ZipEntry(member.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(member.getValue().getBytes(UTF_8));
      }
    }
    var descriptor =
        new StringBuilder(
            """
            id: buses
            title: {ko: 버스, en: Buses}
            description: {ko: 설명, en: About}
            publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
            license: CC0-1.0
            source: {uri: feed.zip, format: gtfs}
            tables:
            """);
    for (var member : feed.entrySet()) {
      descriptor.append(table(folder, member.getKey(), member.getValue()));
    }
    Files.writeString(folder.resolve("dataset.yaml"), descriptor);
    return folder;
  }

  private static String table(Path folder, String member, String text) throws IOException {
    var name = member.replace(".txt", "").replace('_', '-');
    var columns = text.substring(0, text.indexOf('\n')).split(",", -1);
    Files.writeString(
        folder.resolve(name + ".rq"),
        """
        CONSTRUCT { ?thing <urn:value> ?%s }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/%s/", STR(?row))) AS ?thing) }
        """
            .formatted(columns[0], name));
    var fields = new StringBuilder();
    for (var column : columns) {
      fields.append("      - {name: %s, type: %s, role: open}\n".formatted(column, type(column)));
    }
    return "  - name: %s\n    member: %s\n    fields:\n%s    graph: {mapping: %s.rq}\n"
        .formatted(name, member, fields, name);
  }

  private static String type(String column) {
    if (WHOLE.contains(column)) {
      return "integer";
    }
    return NUMBERS.contains(column) ? "number" : "string";
  }

  private static Map<String, String> unzip(Path file) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        texts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return texts;
  }

  private static List<List<String>> rows(String csv) throws IOException {
    var rows = new ArrayList<List<String>>();
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(csv))) {
      parser.stream().map(CSVRecord::toList).forEach(rows::add);
    }
    return rows;
  }
}
