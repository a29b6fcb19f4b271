package city.madang.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The walks, whose minutes nobody should learn.
class SensitiveCommandsTest {
  @TempDir Path root;
  private Path walks;
  private Path out;

  @BeforeEach
  void dataset() throws IOException {
    walks = CommandTestData.walks(root.resolve("walks"));
    out = root.resolve("out");
    CommandTestData.edit(
        walks.resolve("dataset.yaml"),
        "role: measure, round: 5}",
        "role: sensitive, hierarchy: {interval: [10, 20]}}");
    // Two walkers share each value: one of each walker alone would be a key to them.
    write(40, walker -> "d%d,%d".formatted(walker % 2, walker / 2));
    rules("l: {field: minutes, distinct: 3}, t: {field: minutes, hierarchical: 0.2}");
  }

  private void rules(String rules) throws IOException {
    CommandTestData.edit(walks.resolve("dataset.yaml"), "recoding: local", rules);
  }

  private void write(int walkers, IntFunction<String> rest) throws IOException {
    var rows = new StringBuilder("walker,district,minutes\n");
    for (int walker = 0; walker < walkers; walker++) {
      rows.append("w%d,%s\n".formatted(walker, rest.apply(walker)));
    }
    Files.writeString(walks.resolve("walks.csv"), rows);
  }

  private int anonymize() {
    return CommandRun.of(new AnonymizeCommand(), walks, "--out", out).exitCode();
  }

  private String report() throws IOException {
    return Files.readString(out.resolve("privacy.json"));
  }

  @Test
  void anonymize_manyValues_publishesWithTheFigures() throws IOException {
    assertThat(anonymize()).isZero();

    assertThat(report())
        .contains("\"verdict\" : \"published\"")
        .containsPattern("\"field\" : \"minutes\",\\s+\"model\" : \"distinct\",")
        .containsPattern("\"required\" : 3.0,\\s+\"measured\" : 20.0")
        .containsPattern("\"model\" : \"hierarchical\",\\s+\"bound\" : \"AT_MOST\"")
        .containsPattern("\"guess\" : \\{\\s+\"highest\" : 0.05,\\s+\"mean\" : 0.05");
    assertThat(out.resolve("privacy.html"))
        .content()
        .contains("<td>20 (required: at least 3)</td>", "names the most frequent minutes");
    assertThat(out.resolve("walks.csv")).content().hasLineCount(41);
  }

  @Test
  void anonymize_districtsWithOtherMinutes_areNotToldApart() throws IOException {
    write(80, walker -> "d%d,%d".formatted(walker / 40, walker / 2));

    assertThat(anonymize()).isZero();

    assertThat(Files.readString(out.resolve("walks.csv"))).contains("*,39").doesNotContain("d1");
  }

  @Test
  void anonymize_oneValueOnly_isRefusedWithFieldAndRemedy() throws IOException {
    var rows = new StringBuilder("walker,district,minutes\n");
    for (int walker = 0; walker < 40; walker++) {
      rows.append("w%d,d%d,4711\n".formatted(walker, walker % 2));
    }
    Files.writeString(walks.resolve("walks.csv"), rows);

    var run = CommandRun.of(new AnonymizeCommand(), walks, "--out", out);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "madang: field minutes: the whole table has 1 distinct values, the rule asks for 3:"
                + " drop")
        .doesNotContain("4711");
    assertThat(report()).contains("\"verdict\" : \"refused\"").doesNotContain("4711");
    assertThat(out.resolve("walks.csv")).doesNotExist();
  }

  @Test
  void anonymize_valueOutsideTheHierarchy_isRefusedWithCount() throws IOException {
    Files.writeString(walks.resolve("minutes.csv"), "0,*\n1,*\n");
    CommandTestData.edit(
        walks.resolve("dataset.yaml"), "{interval: [10, 20]}", "{table: minutes.csv}");

    var run = CommandRun.of(new AnonymizeCommand(), walks, "--out", out);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "madang: field minutes: 18 distinct values are not in the hierarchy: add lines");
  }
}
