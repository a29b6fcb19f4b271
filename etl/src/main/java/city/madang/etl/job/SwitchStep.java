package city.madang.etl.job;

import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.Candidate;
import city.madang.etl.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Step `switch`: files, search and register move to the new release; then the old index and all
/// raw rows of the run are deleted.
///
/// After a crash at any point the step is repeated: each part finds what it did before.
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
  public long execute(Run run) {
    var target = engines.home().release(run.descriptor().id(), run.version());
    var candidate = candidate(run, target);
    move(run.files().release(), target);
    var index = SearchIndex.name(run.descriptor().id(), run.version());
    engines.index().switchAlias(run.descriptor().id(), index);
    engines.register().finish(candidate, engines.clock().instant());
    engines.index().deleteOld(run.descriptor().id());
    WorkFolders.delete(run.files().folder());
    return 0;
  }

  /// From where the files are: a first try may have moved them.
  private static Candidate candidate(Run run, Path target) {
    return Candidates.of(run, Files.isDirectory(target) ? target : run.files().release());
  }

  private static void move(Path release, Path target) {
    try {
      if (Files.isDirectory(release)) {
        Files.createDirectories(target.getParent());
        Files.move(release, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot move the released files", failed);
    }
  }
}
