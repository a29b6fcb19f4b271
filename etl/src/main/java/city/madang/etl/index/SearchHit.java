package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Something that was found.
public sealed interface SearchHit {
  /// The dataset, or the one that the row belongs to.
  DatasetId dataset();

  /// The release that was searched.
  String version();

  /// How well it fits; only to compare hits of one answer.
  double score();

  /// Where its texts have the words.
  Marks marks();

  /// A dataset whose description fits.
  record DatasetHit(
      DatasetId dataset,
      String version,
      double score,
      LangText title,
      LangText description,
      Keywords keywords,
      Marks marks)
      implements SearchHit {}

  /// A row whose text fits.
  ///
  /// @param text the searched columns, column name to text
  record RowHit(
      DatasetId dataset,
      String version,
      double score,
      String table,
      long number,
      Map<String, String> text,
      Optional<Place> place,
      Marks marks)
      implements SearchHit {
    public RowHit {
      text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
    }
  }
}
