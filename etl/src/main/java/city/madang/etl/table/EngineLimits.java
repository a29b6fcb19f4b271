package city.madang.etl.table;

/// How much of the machine the table engine may take.
///
/// @param memoryBytes before it spills to disk; at least 64 MiB
/// @param threads at least 1; the output does not depend on it
public record EngineLimits(long memoryBytes, int threads) {
  /// @throws IllegalArgumentException if a limit is too small to work with
  public EngineLimits {
    if (memoryBytes < 64L << 20) {
      throw new IllegalArgumentException("the table engine needs at least 64 MiB");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("the table engine needs a thread");
    }
  }

  /// A gibibyte, and as many threads as this machine has processors.
  public static EngineLimits ofThisMachine() {
    return new EngineLimits(1L << 30, Runtime.getRuntime().availableProcessors());
  }
}
