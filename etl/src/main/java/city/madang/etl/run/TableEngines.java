package city.madang.etl.run;

import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;

/// The table engines of one run, shared by its steps: to start one, and to end it, takes longer
/// than most of what it is asked. Each starts when it is first asked.
public final class TableEngines implements AutoCloseable {
  private final EngineLimits limits;
  private final TableEngine raw;
  private final TableEngine released;

  private TableEngines(EngineLimits limits, TableEngine raw, TableEngine released) {
    this.limits = limits;
    this.raw = raw;
    this.released = released;
  }

  /// Those of `run`, which end with it.
  public static TableEngines of(Run run, EngineLimits limits) {
    var files = run.files();
    return new TableEngines(
        limits,
        TableEngine.open(files.scratch(), limits, files.folder()),
        TableEngine.open(files.scratch(), limits, files.release()));
  }

  /// Reaches the folder of the run, until [#endRaw].
  public TableEngine raw() {
    return raw;
  }

  /// For what needs nothing raw: reaches what will be published alone.
  public TableEngine released() {
    return released;
  }

  /// Of both, and of what a step starts for itself.
  public EngineLimits limits() {
    return limits;
  }

  /// Ends what reaches raw rows, and gives its memory back: the released table is there.
  public void endRaw() {
    raw.close();
  }

  @Override
  public void close() {
    try (raw;
        released) {}
  }
}
