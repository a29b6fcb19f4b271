package city.madang.portal.catalog;

import java.util.List;

/// The body of `GET /api/datasets`.
///
/// @param datasets by id
public record DatasetList(List<DatasetEntry> datasets) {
  public DatasetList {
    datasets = List.copyOf(datasets);
  }
}
