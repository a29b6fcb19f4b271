package city.madang.etl.export.schema;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.HierarchyRule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What a released value means beside its type: what it tells, in which unit, as which code or in
/// which form, and what was done to the value of the source.
///
/// The last is the steward's rule in words, so that two releases can be compared; what was chosen
/// of it is in `privacy.json`.
final class FieldMeaning {
  private FieldMeaning() {}

  /// `description` is one text, as the standard has it; `descriptions` has each language apart.
  static void put(Field field, ObjectNode target) {
    field
        .meaning()
        .description()
        .ifPresent(
            text -> {
              target.put("description", text.ko() + " / " + text.en());
              target.putObject("descriptions").put("ko", text.ko()).put("en", text.en());
            });
    field.meaning().unit().ifPresent(unit -> target.put("unit", unit.iri().toString()));
    putCodes(field, target);
    putForms(field, target);
    target.put("role", field.role().name().toLowerCase(Locale.ROOT));
    field.hierarchy().ifPresent(rule -> target.put("hierarchy", words(rule)));
    field.round().ifPresent(step -> target.put("round", step));
    field.zone().ifPresent(zone -> target.put("zone", zone));
  }

  /// `categories` of the standard, and each label in each language beside.
  private static void putCodes(Field field, ObjectNode target) {
    if (field.meaning().codes().isEmpty()) {
      return;
    }
    boolean whole =
        field.type() == FieldType.INTEGER
            && field.meaning().codes().keySet().stream()
                .allMatch(code -> code.matches("-?\\d{1,9}"));
    var categories = target.putArray("categories");
    field
        .meaning()
        .codes()
        .forEach(
            (code, text) -> {
              var category = categories.addObject();
              if (whole) {
                category.put("value", Integer.parseInt(code));
              } else {
                category.put("value", code);
              }
              category.put("label", text.ko() + " / " + text.en());
              category.putObject("labels").put("ko", text.ko()).put("en", text.en());
            });
  }

  private static void putForms(Field field, ObjectNode target) {
    if (field.meaning().forms().isEmpty()) {
      return;
    }
    var forms = target.putArray("forms");
    for (var form : field.meaning().forms()) {
      var json = forms.addObject().put("example", form.example());
      json.put("pattern", form.pattern().pattern());
      json.putObject("descriptions").put("ko", form.text().ko()).put("en", form.text().en());
    }
  }

  private static String words(HierarchyRule rule) {
    return switch (rule) {
      case HierarchyRule.TableFile table -> "table " + table.file();
      case HierarchyRule.Interval interval -> "interval " + list(interval.widths());
      case HierarchyRule.Grid grid -> "grid " + list(grid.widths());
      case HierarchyRule.Times times -> "time " + list(times.units());
      case HierarchyRule.H3 cells -> "h3 " + list(cells.resolutions());
      case HierarchyRule.Prefix prefix -> "prefix " + list(prefix.lengths());
      case HierarchyRule.Flat _ -> "flat";
    };
  }

  private static String list(List<?> steps) {
    return steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
