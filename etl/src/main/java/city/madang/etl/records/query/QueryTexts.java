package city.madang.etl.records.query;

/// A query as it came, each part empty if it was not given.
public record QueryTexts(String select, String where, String groupby, String orderby) {
  /// All rows in the order of the file.
  public static final QueryTexts ALL = new QueryTexts("", "", "", "");
}
