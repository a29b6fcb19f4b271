package city.madang.etl.quality;

import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// One rule, as its file says it.
///
/// @param columns that the tables it reads have, by the names that it gives them; empty for a rule
///   of a whole feed
/// @param sql gives `_row` of each row that breaks it, and `tbl` if it is of a whole feed; empty
///   for a rule that is asked elsewhere
public record Rule(
    RuleSet set,
    String code,
    Severity severity,
    LangText title,
    LangText remedy,
    SequencedMap<String, List<String>> columns,
    String sql) {
  private static final Pattern HEADING = Pattern.compile("(?m)^-- ([a-z.]+): (.+)\\R?");

  /// All rules of a set.
  public static List<Rule> of(RuleSet set) {
    return set.codes().stream().map(code -> read(set, code)).toList();
  }

  private static Rule read(RuleSet set, String code) {
    var text = set.rule(code);
    var columns = new LinkedHashMap<String, List<String>>();
    for (var value : values(text, "columns")) {
      var parts = value.split(": ", 2);
      columns.put(parts[0], List.of(parts[1].split(", ")));
    }
    return new Rule(
        set,
        code,
        Severity.valueOf(values(text, "severity").getFirst().toUpperCase(Locale.ROOT)),
        new LangText(values(text, "ko").getFirst(), values(text, "en").getFirst()),
        new LangText(values(text, "do.ko").getFirst(), values(text, "do.en").getFirst()),
        columns,
        HEADING.matcher(text).replaceAll("").strip());
  }

  private static List<String> values(String text, String key) {
    var values = new ArrayList<String>();
    var headings = HEADING.matcher(text);
    while (headings.find()) {
      if (headings.group(1).equals(key)) {
        values.add(headings.group(2));
      }
    }
    return values;
  }

  /// What is said of `rows` rows that break it.
  public Notice notice(String table, long rows, List<Long> firstRows) {
    return new Notice(code, severity, table, rows, firstRows, title, remedy);
  }

  @Override
  public String toString() {
    return set + "/" + code;
  }
}
