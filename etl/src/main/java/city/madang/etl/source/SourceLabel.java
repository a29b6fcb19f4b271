package city.madang.etl.source;

import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;

/// How messages name a source: as the steward wrote it, without keys in its address.
public final class SourceLabel {
  private SourceLabel() {}

  /// The file, with its member when it is zipped: `feed.zip (stops.txt)`.
  public static String of(Source source, Table table) {
    return table.member().isEmpty() ? of(source) : of(source) + " (" + table.member() + ")";
  }

  /// The address without user and query, where keys are kept.
  static String of(Source source) {
    return source.uri().replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
  }
}
