package city.madang.etl.dataset;

/// One thing a steward must mend.
///
/// @param file as the steward knows it, such as `bike-trips/dataset.yaml`
/// @param line 1-based
/// @param message what is wrong, and what would be right
public record DescriptorError(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
