package city.madang.etl.job;

import city.madang.etl.run.Run;

/// One step of a run.
///
/// It can be repeated: it writes beside and renames, or replaces what an earlier try left.
interface RunStep {
  /// One word, as the steward reads it.
  String name();

  /// Does the work.
  ///
  /// @return rows that went through, or triples; 0 for a step that is about neither
  long execute(Run run);
}
