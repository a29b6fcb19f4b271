package city.madang.etl.table;

import city.madang.etl.dataset.Source;
import city.madang.etl.quality.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the line of each rejected row by walking over the source once more.
final class RejectList implements RecordLines.Listener {
  private final boolean elements;
  private final TornLines torn;
  private final Map<Long, Check> bad;
  private final int columns;
  private final List<Reject> rejects = new ArrayList<>();
  private long wellFormed;

  private RejectList(boolean elements, TornLines torn, Map<Long, Check> bad, int columns) {
    this.elements = elements;
    this.torn = torn;
    this.bad = bad;
    this.columns = columns;
  }

  /// The first rejects by line; of a source that is no text file, by element, from 1.
  ///
  /// @param bad what staged rows failed, by `_row`
  /// @param columns of the table
  static List<Reject> of(
      Path input, Source source, TornLines torn, Map<Long, Check> bad, int columns)
      throws IOException {
    var list = new RejectList(source.format().structured(), torn, bad, columns);
    RecordLines.walk(input, source.delimiter(), list);
    return list.rejects;
  }

  static String tornReason(int columns) {
    return "torn line: " + columns + " columns expected";
  }

  @Override
  public boolean record(long record, long line, boolean blank) {
    if (torn.contains(record)) {
      rejects.add(new Reject(elements ? record - 1 : line, "", tornReason(columns)));
    } else if (RecordLines.isRow(record, blank, columns)) {
      wellFormed++;
      var failed = bad.get(wellFormed);
      if (failed != null) {
        rejects.add(new Reject(elements ? record - 1 : line, failed.field(), failed.reason()));
      }
    }
    return rejects.size() < StageResult.LISTED_REJECTS
        && rejects.size() < torn.count() + bad.size();
  }
}
