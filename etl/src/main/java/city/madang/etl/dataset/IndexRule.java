package city.madang.etl.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the rows of a table are found by search.
///
/// @param rows whether rows are indexed at all, or the dataset alone
/// @param text columns whose words are searched
/// @param location latitude and longitude columns
/// @param geometry column whose well-known text is the whole shape of a row, in WGS 84 degrees with
///   the longitude first; maps show it instead of the location
public record IndexRule(
    boolean rows, List<String> text, Optional<Location> location, Optional<String> geometry) {
  /// Only the dataset itself is found.
  public static final IndexRule CATALOG_ONLY = new IndexRule(false, List.of(), Optional.empty());

  /// Of rows that have no shape beside their place.
  public IndexRule(boolean rows, List<String> text, Optional<Location> location) {
    this(rows, text, location, Optional.empty());
  }

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

  /// The shape of released rows, if that column is released as a text.
  ///
  /// @param types of the released columns
  public Optional<String> findShapes(Map<String, FieldType> types) {
    return geometry.filter(column -> types.get(column) == FieldType.STRING);
  }

  /// Two columns in WGS 84 degrees.
  public record Location(String latitude, String longitude) {}
}
