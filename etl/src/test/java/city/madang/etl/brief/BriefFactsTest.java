package city.madang.etl.brief;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every fact of the datasets is the brief's, and none of the brief's is left out.
class BriefFactsTest {
  private static final Pattern FACTS =
      Pattern.compile(
          ".*(year|_as_stated|_krw|_usd|_pct|_date|_factor|_days)|section|quote|quantity|value|number"
              + "|strategy|municipalities|companies|people|universities|proposed|passed|in_force");

  private final Brief brief = Brief.read();

  @Test
  void rows_all_sayWhatTheBriefSays() {
    assertThat(BriefFacts.all()).flatExtracting(fact -> fact.faults(brief)).isEmpty();
  }

  @Test
  void digit_changedInAnyFact_isFound() {
    var missed = new ArrayList<String>();
    for (var fact : BriefFacts.all()) {
      for (var column : facts(fact)) {
        changes(fact.value(column)).stream()
            .filter(changed -> passes(fact.with(column, changed)))
            .forEach(changed -> missed.add(column + " as " + changed + " in " + fact.values()));
      }
    }

    assertThat(missed).isEmpty();
  }

  @Test
  void brief_everyNumberAndTable_isToldOrLeftOutOnPurpose() throws IOException {
    BriefFacts.all().forEach(fact -> fact.passages().forEach(brief::tell));
    var leftOut = leftOut();
    leftOut.forEach(brief::tell);

    assertThat(leftOut).allMatch(brief::says);
    assertThat(brief.untold()).isEmpty();
  }

  @Test
  void datasets_each_haveAllRows() {
    var rows =
        BriefFacts.all().stream().collect(groupingBy(Fact::dataset, counting())).entrySet().stream()
            .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().intValue()));

    assertThat(rows).isEqualTo(BriefFacts.ROWS);
  }

  /// In one quote stand all cells, so each is compared with the one below its own year.
  @Test
  void rollout_cells_areThoseBelowTheirYear() {
    var rows = BriefFacts.of("platform-rollout");
    var table = rows.getFirst().passages().getFirst().split(" 계 획 ", -1);

    assertThat("구 분 " + joined(rows, "year_as_stated")).isEqualTo(table[0]);
    assertThat(joined(rows, "municipalities_as_stated")).isEqualTo(table[1]);
    var total = 0;
    for (var row : rows) {
      total += Integer.parseInt(row.value("municipalities"));
      assertThat(row.value("municipalities_total")).isEqualTo(String.valueOf(total));
    }
    assertThat(brief.says("전국 " + total + "개 지자체")).isTrue();
  }

  @Test
  void budget_sums_areThoseOfTheNotes() {
    var lines = BriefFacts.of("pilot-budget");

    assertThat(sum(lines, "programme")).isEqualByComparingTo("52020000000");
    assertThat(sum(lines, "item")).isEqualByComparingTo("23400000000");
  }

  @Test
  void schedules_steps_areInTheOrderOfTheBrief() {
    for (var dataset : List.of("theme-complex-schedule", "challenge-schedule")) {
      var steps =
          BriefFacts.of(dataset).stream().collect(groupingBy(row -> row.value("programme")));
      steps.forEach(
          (programme, rows) -> {
            for (int at = 0; at < rows.size(); at++) {
              assertThat(rows.get(at).value("step"))
                  .as(programme)
                  .isEqualTo(String.valueOf(at + 1));
            }
          });
    }
  }

  private static List<String> facts(Fact fact) {
    return fact.values().keySet().stream().filter(FACTS.asMatchPredicate()).toList();
  }

  /// The text with each of its digits made another one.
  private static List<String> changes(String text) {
    var changes = new ArrayList<String>();
    for (int at = 0; at < text.length(); at++) {
      var digit = Character.digit(text.charAt(at), 10);
      if (digit >= 0) {
        changes.add(text.substring(0, at) + (digit + 1) % 10 + text.substring(at + 1));
      }
    }
    return changes;
  }

  private boolean passes(Fact fact) {
    try {
      return fact.faults(brief).isEmpty();
    } catch (DateTimeException noDate) {
      return false;
    }
  }

  private static String joined(List<Fact> rows, String column) {
    return String.join(" ", rows.stream().map(row -> row.value(column)).toList());
  }

  private static BigDecimal sum(List<Fact> lines, String level) {
    return lines.stream()
        .filter(line -> line.value("level").equals(level))
        .map(line -> new BigDecimal(line.value("amount_krw")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> leftOut() throws IOException {
    try (InputStream in = BriefFactsTest.class.getResourceAsStream("left-out.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
