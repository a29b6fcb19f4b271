package city.madang.etl.quality;

import city.madang.etl.source.Beside;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `quality.json` of a release: the row account and what the columns hold.
///
/// @param dataset id of the dataset
/// @param rows of all tables together
/// @param tables in the order of the descriptor
/// @param rules that were asked, and what they found
public record QualityReport(
    String dataset, RowAccount rows, List<TableQuality> tables, Notices rules) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public QualityReport {
    tables = List.copyOf(tables);
  }

  /// The report of `tables`, whose row accounts are added up.
  public static QualityReport of(String dataset, List<TableQuality> tables, Notices rules) {
    var nothing = new RowAccount(0, 0, 0, 0);
    var rows = tables.stream().map(TableQuality::rows).reduce(nothing, RowAccount::plus);
    return new QualityReport(dataset, rows, tables, rules);
  }

  /// Writes JSON in UTF-8.
  public void write(Path target) {
    var text = JSON.writeValueAsString(this) + "\n";
    Beside.write(target, file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }
}
