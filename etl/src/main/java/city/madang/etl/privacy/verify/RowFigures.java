package city.madang.etl.privacy.verify;

/// What became of the rows of a run: read = published + suppressed + rejected, if all is well.
public record RowFigures(long read, long published, long suppressed, long rejected) {
  /// @throws IllegalArgumentException if a count is below 0
  public RowFigures {
    if (read < 0 || published < 0 || suppressed < 0 || rejected < 0) {
      throw new IllegalArgumentException("no count of rows can be below 0");
    }
  }

  /// Tells whether no row was lost on the way.
  public boolean addUp() {
    return read == Math.addExact(Math.addExact(published, suppressed), rejected);
  }
}
