package city.madang.etl.quality;

import city.madang.etl.dataset.LangText;
import java.util.List;

/// That rows of a table break a rule; it never carries a value.
///
/// @param code of the rule
/// @param severity of the rule
/// @param table of the dataset, or a file of the source
/// @param rows how many break it; 0 if a file as a whole does
/// @param firstRows numbers of the first of them in the source, from 1 below the heading
/// @param title what is wrong
/// @param remedy what to do
public record Notice(
    String code,
    Severity severity,
    String table,
    long rows,
    List<Long> firstRows,
    LangText title,
    LangText remedy) {
  /// The most rows that are named.
  public static final int NAMED_ROWS = 10;

  public Notice {
    firstRows = List.copyOf(firstRows);
  }

  /// One line for the steward.
  public String text() {
    return "%s: %s (%s%s); %s"
        .formatted(code, title.en(), table, rows == 0 ? "" : place(), remedy.en());
  }

  private String place() {
    return ": %d rows, first row %d".formatted(rows, firstRows.getFirst());
  }
}
