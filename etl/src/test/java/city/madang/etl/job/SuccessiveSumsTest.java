package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.privacy.PrivacyRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sequences of releases that must be refused, with as few rows as possible.
class SuccessiveSumsTest {
  private static final DatasetId CLINIC = new DatasetId("clinic");

  @TempDir Path root;
  private Path folder;
  private SuccessiveRuns runs;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(root.resolve("clinic"));
    runs = new SuccessiveRuns(root, CLINIC, folder);
  }

  private void descriptor(String fields, String privacy) throws IOException {
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: clinic
        title: {ko: 진료, en: Clinic}
        description: {ko: 설명, en: About}
        theme: [TRAN]
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: clinic.csv, format: csv}
        fields:
        %s
        %s
        graph: {mapping: clinic.rq}
        index: {rows: true, text: [sex]}
        """
            .formatted(fields, privacy));
    Files.writeString(
        folder.resolve("clinic.rq"),
        """
        PREFIX city: <https://city.example/vocabulary#>
        CONSTRUCT { ?row2 a city:Row ; city:sex ?sex }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/row/", STR(?row))) AS ?row2) }
        """);
  }

  private static final String ENTITY = "  - {name: person, type: string, role: entity}\n";
  private static final String QUASI =
      """
        - {name: sex, type: string, role: quasi, hierarchy: {levels: 1}}
        - {name: age, type: string, role: quasi, hierarchy: {levels: 1}}
      """;
  private static final String ILLNESS = "  - {name: illness, type: string, role: sensitive}\n";

  /// Twenty people; the five men of 20 all have flu, so l = 2 merges men and women of an age. An
  /// eleventh, a man with HIV, makes the men diverse: the classes split, each old candidate set
  /// keeps five people, no class is nested in one, and yet 11 rows minus 10 rows is one person.
  @Test
  void publish_oneMoreRowSplitsAClass_isRefused() throws IOException {
    descriptor(
        ENTITY + QUASI + ILLNESS,
        "privacy: {k: 5, suppression: 0%, recoding: local, linkKeys: 100%, l: {field: illness,"
            + " distinct: 2}}");
    var rows = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      rows.add("m%d,m,20,flu".formatted(i));
      rows.add("f%d,f,20,%s".formatted(i, i % 2 == 0 ? "flu" : "cold"));
    }
    for (int i = 0; i < 5; i++) {
      rows.add("o%d,m,70,%s".formatted(i, i % 2 == 0 ? "flu" : "cold"));
      rows.add("p%d,f,70,%s".formatted(i, i % 2 == 0 ? "flu" : "cold"));
    }
    write("person,sex,age,illness", rows);
    publish("20261124.1");
    rows.add("victim,m,20,HIV");
    write("person,sex,age,illness", rows);

    assertThatThrownBy(() -> publish("20261124.2")).isInstanceOf(PrivacyRefusal.class);
  }

  /// The policy's k is lowered from 10 to 5 and one man is new.
  @Test
  void publish_smallerKAndOneMoreRow_isRefused() throws IOException {
    descriptor(
        ENTITY + QUASI, "privacy: {k: 10, suppression: 0%, recoding: global, linkKeys: 100%}");
    var rows = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      rows.add("m%d,m,20".formatted(i));
      rows.add("f%d,f,20".formatted(i));
      rows.add("o%d,m,70".formatted(i));
      rows.add("p%d,f,70".formatted(i));
    }
    write("person,sex,age", rows);
    publish("20261124.1");
    descriptor(
        ENTITY + QUASI, "privacy: {k: 5, suppression: 0%, recoding: global, linkKeys: 100%}");
    rows.add("victim,m,20");
    write("person,sex,age", rows);

    assertThatThrownBy(() -> publish("20261124.2")).isInstanceOf(PrivacyRefusal.class);
  }

  /// entity: row and a column that is new in each delivery: no record is known again, and the
  /// comparison passes over nothing.
  @Test
  void publish_rowsWithAVolatileColumn_areStillCompared() throws IOException {
    var quasi =
        """
          - {name: sex, type: string, role: quasi, hierarchy: {levels: 1}}
          - {name: year, type: year, role: quasi, hierarchy: {interval: [%s]}}
          - {name: line, type: integer, role: identifier}
        """;
    var policy = "privacy: {k: 5, suppression: 0%, recoding: global, linkKeys: 100%, entity: row}";
    descriptor(quasi.formatted("5, 20"), policy);
    var rows = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      rows.add("m,%d,%d".formatted(1960 + i % 20, i));
    }
    write("sex,year,line", rows);
    publish("20261124.1");
    // The same people under another plan; the export numbers its lines from another start.
    descriptor(quasi.formatted("7, 21"), policy);
    var again = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      again.add("m,%d,%d".formatted(1960 + i % 20, i + 1000));
    }
    write("sex,year,line", again);

    assertThatThrownBy(() -> publish("20261124.2")).isInstanceOf(PrivacyRefusal.class);
  }

  private void write(String heading, List<String> rows) throws IOException {
    var all = new ArrayList<>(List.of(heading));
    all.addAll(rows);
    Files.write(folder.resolve("clinic.csv"), all);
  }

  private String publish(String version) throws IOException {
    var report = runs.publish(version);
    assertThat(runs.files(version).release().resolve("clinic.parquet")).exists();
    return report;
  }
}
