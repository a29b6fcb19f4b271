package city.madang.etl.job;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Table;
import city.madang.etl.index.IndexedRow;
import city.madang.etl.index.Place;
import city.madang.etl.table.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes of a released row what search finds.
final class IndexRows {
  private final Descriptor descriptor;
  private final Table table;

  IndexRows(Descriptor descriptor, Table table) {
    this.descriptor = descriptor;
    this.table = table;
  }

  IndexedRow toIndexed(Row row) {
    return new IndexedRow(
        descriptor.id(), table.name(), row.number(), text(row.values()), place(row.values()));
  }

  private Map<String, String> text(Map<String, @Nullable Object> values) {
    var text = new LinkedHashMap<String, String>();
    for (var column : table.index().text()) {
      var value = values.get(column);
      if (value != null) {
        text.put(column, value.toString());
      }
    }
    return text;
  }

  private Optional<Place> place(Map<String, @Nullable Object> values) {
    return table
        .index()
        .location()
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
