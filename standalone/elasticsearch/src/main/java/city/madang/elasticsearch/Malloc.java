package city.madang.elasticsearch;

import java.util.Map;

/// How glibc keeps the memory of a JVM that shares a small machine.
///
/// Source: `man mallopt`.
public final class Malloc {
  /// Fewer arenas, for glibc else keeps up to 64 MiB of address space per thread resident. And what
  /// is freed is not given back each time, to be asked for and cleared again: the compilers, DuckDB
  /// and the collector free and take megabytes many times a second.
  public static final Map<String, String> SETTINGS =
      Map.of(
          "MALLOC_ARENA_MAX", "2",
          "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20),
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(128 << 20),
          "MALLOC_TOP_PAD_", Integer.toString(1 << 20));

  private Malloc() {}
}
