package city.madang.portal.sparql.query;

/// Which lane a query is of, and why.
public enum Weight {
  NAMED(false, "it begins at things that it names"),
  FEW(false, "it looks through the data, and stops after few rows"),
  SCAN(true, "it looks through all of a property, a class or a graph"),
  COMPARES(true, "it compares geometries with each other, none of which is known to be small"),
  PRODUCT(true, "it multiplies parts that share no variable, or follows a path without a begin");

  private final boolean heavy;
  private final String reason;

  Weight(boolean heavy, String reason) {
    this.heavy = heavy;
    this.reason = reason;
  }

  /// Whether it is likely to take long.
  public boolean isHeavy() {
    return heavy;
  }

  /// What was seen in the query.
  public String reason() {
    return reason;
  }
}
