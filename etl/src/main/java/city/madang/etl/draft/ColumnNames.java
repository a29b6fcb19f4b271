package city.madang.etl.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes names of headings: lower-case words parted by underscores, in any script, each once.
final class ColumnNames {
  private final Set<String> taken =
      new HashSet<>(Set.of("file_row_number", "row", "base", "dataset"));

  private ColumnNames() {}

  /// The names of columns, in the order of their headings.
  static List<String> of(List<String> headings) {
    var names = new ColumnNames();
    return headings.stream().map(names::next).toList();
  }

  private String next(String heading) {
    var words =
        heading
            .replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
            .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
            .replaceAll("^_|_$", "")
            .toLowerCase(Locale.ROOT);
    var name = words.isEmpty() || Character.isDigit(words.charAt(0)) ? "column_" + words : words;
    return free(name.replaceAll("_$", ""));
  }

  private String free(String name) {
    var free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
