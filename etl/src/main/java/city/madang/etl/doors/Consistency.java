package city.madang.etl.doors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether all doors show one version of each dataset.
///
/// @param consistent whether they do, and no switch is open
/// @param checked when, ISO 8601
/// @param doors `answers` or `does not answer`, by name
/// @param datasets by id
public record Consistency(
    boolean consistent, String checked, Map<String, String> doors, List<DatasetState> datasets) {
  public Consistency {
    doors = Collections.unmodifiableMap(new LinkedHashMap<>(doors));
    datasets = List.copyOf(datasets);
  }

  /// What each door shows of a dataset; a version is absent where a door shows none or does not
  /// answer.
  ///
  /// @param register the version that the register calls current
  /// @param files the version that its manifest tells
  /// @param sparql the version of the graph
  /// @param search the version of the index that is searched
  /// @param documents how many that index has
  /// @param expectedDocuments how many it should have; absent for releases that do not tell
  /// @param switchingTo the version of a switch that has begun and not ended
  /// @param damaged files of any kept version that are not served, `<version>/<name>`
  /// @param problems one line each
  public record DatasetState(
      String dataset,
      boolean consistent,
      @Nullable String register,
      @Nullable String files,
      @Nullable String sparql,
      @Nullable String search,
      @Nullable Long documents,
      @Nullable Long expectedDocuments,
      @Nullable String switchingTo,
      List<String> damaged,
      List<String> problems) {
    public DatasetState {
      damaged = List.copyOf(damaged);
      problems = List.copyOf(problems);
    }
  }
}
