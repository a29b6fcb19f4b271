package city.madang.etl.job;

import city.madang.etl.doors.Switch;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import java.nio.file.Files;

/// Step `switch`: files, search and register move to the new release; then all raw rows of the run
/// are deleted.
///
/// After a crash it is not repeated by Spring Batch: [Switch#settle] finishes it from the intent.
final class SwitchStep implements RunStep {
  private final Engines engines;

  SwitchStep(Engines engines) {
    this.engines = engines;
  }

  @Override
  public String name() {
    return "switch";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var target = engines.home().release(run.descriptor().id(), run.version());
    // From where the files are: a first try may have moved them.
    var folder = Files.isDirectory(target) ? target : run.files().release();
    new Switch(engines.doors()).complete(Candidates.of(run, folder));
    return 0;
  }
}
