package city.madang.etl.dataset;

import java.util.regex.Pattern;

/// The name of a dataset in paths, IRIs, index names and the database.
///
/// Shape: 2–63 lower-case letters, digits and hyphens, the first one a letter.
public record DatasetId(String value) implements Comparable<DatasetId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,62}");

  /// Checks the shape, so that an id can never climb out of a folder.
  ///
  /// @throws IllegalArgumentException if `value` has another shape
  public DatasetId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a dataset id is 2-63 of a-z, 0-9 and '-', starting with a letter");
    }
  }

  /// Tells whether `value` has the shape of an id.
  static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public int compareTo(DatasetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
