package city.madang.etl.dataset;

import java.util.List;
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

  /// Two columns in WGS 84 degrees.
  public record Location(String latitude, String longitude) {}
}
