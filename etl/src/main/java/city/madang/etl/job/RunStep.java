package city.madang.etl.job;

import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;

/// One step of a run.
///
/// It can be repeated: it writes beside and renames, or replaces what an earlier try left.
interface RunStep {
  /// One word, as the steward reads it.
  String name();

  /// Does the work.
  ///
  /// @param tables the engines of the run
  /// @return rows that went through, or triples; 0 for a step that is about neither
  long execute(Run run, TableEngines tables);
}
