package city.madang.etl.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody may have meant.
public final class Nearest {
  private Nearest() {}

  /// The known word that differs least from `word`, by at most half of its letters.
  public static Optional<String> find(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> distance(word, other)))
        .filter(best -> distance(word, best) * 2 <= best.length());
  }

  /// `; did you mean 'x'?`, or nothing.
  public static String hint(String word, Collection<String> known) {
    return find(word, known).map(best -> "; did you mean '" + best + "'?").orElse("");
  }

  /// Levenshtein's, blind to case.
  private static int distance(String one, String two) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = two.toLowerCase(Locale.ROOT);
    var before = new int[b.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
