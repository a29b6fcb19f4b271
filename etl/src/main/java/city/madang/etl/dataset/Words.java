package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Texts of a descriptor that stand for something.
final class Words {
  private Words() {}

  /// The constant that `word` names in lower case.
  ///
  /// @throws IllegalArgumentException naming the words that are known
  static <E extends Enum<E>> E parse(Class<E> type, String word) {
    return parse(List.of(type.getEnumConstants()), word);
  }

  /// The same of some constants.
  static <E extends Enum<E>> E parse(Collection<E> constants, String word) {
    var words = constants.stream().map(Words::lower).toList();
    return constants.stream()
        .filter(constant -> lower(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is none of %s%s".formatted(word, words, Nearest.hint(word, words))));
  }

  /// `5%` or `0.05` as 0.05.
  static double share(String text) {
    var percent = text.endsWith("%");
    var number = decimal(percent ? text.substring(0, text.length() - 1) : text).doubleValue();
    var share = percent ? number / 100 : number;
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("a share is between 0% and 100%");
    }
    return share;
  }

  static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("'" + text + "' is not a number", wrong);
    }
  }

  static int whole(String text) {
    try {
      return decimal(text).intValueExact();
    } catch (ArithmeticException wrong) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", wrong);
    }
  }

  static char delimiter(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("a delimiter is one character");
    }
    return text.charAt(0);
  }

  static boolean yes(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
    };
  }

  /// The names of constants in lower case, as `date, time or datetime`.
  static String anyOf(Collection<? extends Enum<?>> constants) {
    var names = constants.stream().map(Words::lower).toList();
    var last = names.getLast();
    return names.size() == 1
        ? last
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
