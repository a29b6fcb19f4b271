package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.index.IndexedRow;
import city.madang.etl.index.Place;
import city.madang.etl.table.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes of a released row what search finds.
public final class IndexRows {
  private final DatasetId dataset;
  private final String table;
  private final IndexRule rule;

  public IndexRows(DatasetId dataset, String table, IndexRule rule) {
    this.dataset = dataset;
    this.table = table;
    this.rule = rule;
  }

  /// The row as search finds it.
  public IndexedRow toIndexed(Row row) {
    return new IndexedRow(dataset, table, row.number(), text(row.values()), place(row.values()));
  }

  private Map<String, String> text(Map<String, @Nullable Object> values) {
    var text = new LinkedHashMap<String, String>();
    for (var column : rule.text()) {
      var value = values.get(column);
      if (value != null) {
        text.put(column, value.toString());
      }
    }
    return text;
  }

  private Optional<Place> place(Map<String, @Nullable Object> values) {
    return rule.location()
        .flatMap(
            columns -> {
              var latitude = values.get(columns.latitude());
              var longitude = values.get(columns.longitude());
              return latitude instanceof Number north && longitude instanceof Number east
                  ? Optional.of(new Place(north.doubleValue(), east.doubleValue()))
                  : Optional.empty();
            });
  }
}
