package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.index.IndexedRow;
import city.madang.etl.index.Place;
import city.madang.etl.index.SearchContent.IndexedTable;
import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import city.madang.etl.table.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes of a released row what search finds.
public final class IndexRows {
  /// The columns that hold the code of a district, by convention.
  private static final Pattern DISTRICT = Pattern.compile("(?:.+_)?district(?:_code)?");

  private final DatasetId dataset;
  private final IndexedTable table;
  private final IndexRule rule;

  public IndexRows(DatasetId dataset, IndexedTable table) {
    this.dataset = dataset;
    this.table = table;
    this.rule = table.rule();
  }

  /// The row as search finds it.
  public IndexedRow toIndexed(Row row) {
    var values = row.values();
    var place = place(values);
    var also =
        Stream.concat(meanings(values), districts(values, place).flatMap(IndexRows::names))
            .distinct()
            .toList();
    return new IndexedRow(dataset, table.name(), row.number(), text(values), also, place);
  }

  private Stream<String> meanings(Map<String, @Nullable Object> values) {
    return table.codes().entrySet().stream()
        .map(codes -> codes.getValue().get(String.valueOf(values.get(codes.getKey()))))
        .filter(Objects::nonNull)
        .flatMap(meaning -> Stream.of(meaning.ko(), meaning.en()));
  }

  /// Those that its codes name, else the one that it lies in.
  private static Stream<District> districts(
      Map<String, @Nullable Object> values, Optional<Place> place) {
    var named =
        values.entrySet().stream()
            .filter(value -> DISTRICT.matcher(value.getKey()).matches())
            .flatMap(value -> Districts.ofKorea().find(String.valueOf(value.getValue())).stream())
            .toList();
    return named.isEmpty()
        ? place.flatMap(at -> Districts.ofKorea().at(at.latitude(), at.longitude())).stream()
        : named.stream();
  }

  /// People ask with the city's name before the district's.
  private static Stream<String> names(District district) {
    var province = district.province();
    return Stream.of(
        district.name(), district.englishName(), province.name(), province.englishName());
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
