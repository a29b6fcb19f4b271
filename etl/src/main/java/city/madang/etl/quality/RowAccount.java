package city.madang.etl.quality;

/// What became of the rows: read = published + suppressed + rejected, exactly.
public record RowAccount(long read, long published, long suppressed, long rejected) {
  /// Checks the sum.
  ///
  /// @throws IllegalArgumentException if a row is missing or too many, or a count is negative
  public RowAccount {
    if (published < 0 || suppressed < 0 || rejected < 0) {
      throw new IllegalArgumentException("a count of rows is never negative");
    }
    if (read != published + suppressed + rejected) {
      throw new IllegalArgumentException(
          "rows do not add up: read %d, published %d, suppressed %d, rejected %d"
              .formatted(read, published, suppressed, rejected));
    }
  }

  /// The rows of two tables together.
  public RowAccount plus(RowAccount other) {
    return new RowAccount(
        read + other.read,
        published + other.published,
        suppressed + other.suppressed,
        rejected + other.rejected);
  }
}
