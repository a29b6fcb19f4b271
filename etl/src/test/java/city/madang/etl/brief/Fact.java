package city.madang.etl.brief;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One row of a dataset that is made of the brief, and what it says otherwise than the brief.
///
/// A number stands beside the text that the brief has for it, in a column `…_as_stated`.
///
/// @param dataset id
/// @param fields of its table
/// @param values by column; none is absent, empty if there is nothing
record Fact(String dataset, List<Field> fields, Map<String, String> values) {
  /// Numbers that we counted or summed up; their own tests check them.
  private static final Set<String> OURS = Set.of("municipalities_total", "step");

  private static final Set<String> MONTHS = Set.of("proposed", "passed", "in_force");
  private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.NUMBER);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  Fact {
    fields = List.copyOf(fields);
    values = Map.copyOf(values);
  }

  String value(String column) {
    return values.getOrDefault(column, "");
  }

  List<String> passages() {
    return List.of(value("quote").split(" … ", -1));
  }

  /// The same row with another value.
  Fact with(String column, String value) {
    var changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new Fact(dataset, fields, changed);
  }

  /// What is wrong, each fault with its column.
  List<String> faults(Brief brief) {
    var faults = new ArrayList<String>();
    for (var passage : passages()) {
      require(brief.says(passage), "quote", faults);
    }
    for (var field : fields) {
      require(fits(field, brief), field.name(), faults);
    }
    return faults;
  }

  private void require(boolean right, String column, List<String> faults) {
    if (!right) {
      faults.add(dataset + ": " + column + " of " + values);
    }
  }

  private boolean fits(Field field, Brief brief) {
    var name = field.name();
    var value = value(name);
    if (name.equals("quote") || name.startsWith("note_") || OURS.contains(name)) {
      return true;
    }
    if (name.equals("section")) {
      return brief.says(passages().getFirst(), value);
    }
    if (name.endsWith("_as_stated")) {
      return value.isEmpty() || quotes(value);
    }
    if (name.equals("start_date")) {
      return fitsPeriod();
    }
    if (MONTHS.contains(name)) {
      return fitsMonth(value, value(name + "_as_stated"));
    }
    if (field.type() == FieldType.YEAR) {
      return value.isEmpty() || fitsYear(value, value(name + "_as_stated"));
    }
    if (NUMBERS.contains(field.type())) {
      return fitsNumber(name, value);
    }
    return !name.matches(".*_(ko|en)") || fitsText(value);
  }

  private boolean fitsNumber(String name, String value) {
    var stated = value(name.replaceFirst("_(krw|usd|pct|factor|days)$", "") + "_as_stated");
    if (value.isEmpty()) {
      return stated.isEmpty() || name.startsWith("amount_");
    }
    var same =
        !stated.isEmpty() && Notation.number(stated).compareTo(new BigDecimal(value).abs()) == 0;
    return same && fitsUnit(name, stated);
  }

  private boolean fitsUnit(String name, String stated) {
    if (name.endsWith("_usd") || name.endsWith("_krw")) {
      return stated.contains("달러") == name.endsWith("_usd");
    }
    if (name.endsWith("_pct") || value("unit").equals("PERCENT")) {
      return value("quote").contains("%");
    }
    return true;
  }

  private boolean fitsPeriod() {
    var stated = value("when_as_stated");
    var start = date("start_date");
    var end = date("end_date");
    if (stated.isEmpty()) {
      return start.isEmpty() && end.isEmpty();
    }
    int year = start.or(() -> end).map(LocalDate::getYear).orElse(0);
    return Notation.period(stated, year).equals(new Notation.Period(start, end))
        && (Notation.namesYear(stated) || tellsYear(String.valueOf(year)));
  }

  private Optional<LocalDate> date(String column) {
    return Optional.of(value(column)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
  }

  private static boolean fitsMonth(String value, String stated) {
    if (value.isEmpty() || stated.isEmpty()) {
      return value.equals(stated);
    }
    var start = Notation.period(stated, 0).start().orElseThrow();
    return value.equals(start.toString().substring(0, 7));
  }

  private boolean fitsYear(String year, String stated) {
    return stated.isEmpty()
        ? tellsYear(year)
        : Notation.period(stated, 0).end().orElseThrow().getYear() == Integer.parseInt(year);
  }

  /// A year that is not in the passage is said in the notes.
  private boolean tellsYear(String year) {
    return quotesYear(year) || (value("note_ko").contains(year) && value("note_en").contains(year));
  }

  private boolean fitsText(String text) {
    return DIGITS.matcher(text).results().allMatch(digits -> quotesDigits(digits.group()));
  }

  private boolean quotesDigits(String digits) {
    return quotes(digits) || (digits.matches("20[0-9]{2}") && quotesYear(digits));
  }

  private boolean quotesYear(String year) {
    var digits = year.substring(2);
    var mark = Pattern.compile("['‘’]" + digits + "(?![0-9])|\\(" + digits + "년");
    return year.startsWith("20") && mark.matcher(value("quote")).find();
  }

  /// A text that begins or ends in the middle of a number is not quoted.
  private boolean quotes(String text) {
    var begin = Character.isDigit(text.charAt(0)) ? "(?<![0-9.,])" : "";
    var end = Character.isDigit(text.charAt(text.length() - 1)) ? "(?![0-9])" : "";
    return Pattern.compile(begin + Pattern.quote(text) + end).matcher(value("quote")).find();
  }
}
