package city.madang.etl.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the rows of a table are found by search.
///
/// @param rows whether rows are indexed at all, or the dataset alone
/// @param text columns whose words are searched
/// @param location latitude and longitude columns
public record IndexRule(boolean rows, List<String> text, Optional<Location> location) {
  /// Only the dataset itself is found.
  public static final IndexRule CATALOG_ONLY = new IndexRule(false, List.of(), Optional.empty());

  public IndexRule {
    text = List.copyOf(text);
  }

  /// The place of released rows: a generalized one is a text, and some tables are released with
  /// other columns.
  ///
  /// @param types of the released columns
  public Optional<Location> findNumbers(Map<String, FieldType> types) {
    return location
        .filter(place -> types.get(place.latitude()) == FieldType.NUMBER)
        .filter(place -> types.get(place.longitude()) == FieldType.NUMBER);
  }

  /// Two columns in WGS 84 degrees.
  public record Location(String latitude, String longitude) {}
}
