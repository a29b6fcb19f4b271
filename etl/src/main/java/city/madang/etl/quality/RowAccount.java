package city.madang.etl.quality;

import java.util.OptionalLong;
import java.util.function.Function;

/// What became of the rows: read = published + suppressed + rejected, exactly.
///
/// Of noisy counts the published ones alone are told, for an exact figure of the source would undo
/// the noise: the others are null in JSON.
public record RowAccount(
    OptionalLong read, long published, OptionalLong suppressed, OptionalLong rejected) {
  /// Checks the sum.
  ///
  /// @throws IllegalArgumentException if a row is missing or too many, a count is negative, or only
  ///   some are told
  public RowAccount {
    if (published < 0 || suppressed.orElse(0) < 0 || rejected.orElse(0) < 0) {
      throw new IllegalArgumentException("a count of rows is never negative");
    }
    if (read.isPresent() != suppressed.isPresent() || read.isPresent() != rejected.isPresent()) {
      throw new IllegalArgumentException("rows are told in full, or the published ones alone");
    }
    if (read.isPresent()
        && read.getAsLong() != published + suppressed.getAsLong() + rejected.getAsLong()) {
      throw new IllegalArgumentException(
          "rows do not add up: read %d, published %d, suppressed %d, rejected %d"
              .formatted(
                  read.getAsLong(), published, suppressed.getAsLong(), rejected.getAsLong()));
    }
  }

  /// All of them.
  public RowAccount(long read, long published, long suppressed, long rejected) {
    this(OptionalLong.of(read), published, OptionalLong.of(suppressed), OptionalLong.of(rejected));
  }

  /// Those of noisy counts.
  public static RowAccount ofPublished(long published) {
    return new RowAccount(
        OptionalLong.empty(), published, OptionalLong.empty(), OptionalLong.empty());
  }

  /// Tells whether it says more than how many rows are published.
  public boolean whole() {
    return read.isPresent();
  }

  /// The rows of two tables together.
  public RowAccount plus(RowAccount other) {
    return new RowAccount(
        sum(other, RowAccount::read),
        published + other.published,
        sum(other, RowAccount::suppressed),
        sum(other, RowAccount::rejected));
  }

  private OptionalLong sum(RowAccount other, Function<RowAccount, OptionalLong> figure) {
    return whole() && other.whole()
        ? OptionalLong.of(figure.apply(this).getAsLong() + figure.apply(other).getAsLong())
        : OptionalLong.empty();
  }
}
