package city.madang.etl.job;

import city.madang.etl.change.Changes;
import city.madang.etl.change.ReleaseComparison;
import city.madang.etl.change.ReleaseComparison.Previous;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import java.util.Optional;

/// Step `compare`: what became different since the release before, as files of the new one. When
/// the current release was withdrawn, that is the newest kept one: somebody has it.
///
/// Both are read as they are released, so a diff tells nothing that the two releases do not.
///
/// @param register knows the release before
record CompareStep(ReleaseRegister register) implements RunStep {
  @Override
  public String name() {
    return "compare";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var iri = run.baseIri().resolve("datasets/" + run.descriptor().id() + "/releases/");
    var comparison =
        new ReleaseComparison(
            tables.released(), run.files().scratch(), tables.limits(), iri.toString());
    var result = comparison.compare(previous(run), run.files().release());
    RunManifest.add(run, result.files());
    return rows(result.changes());
  }

  private Optional<Previous> previous(Run run) {
    return register.findLastKept(run.descriptor().id()).map(this::previous);
  }

  private Previous previous(Release release) {
    return new Previous(release.version(), release.folder(), release.manifestSha256());
  }

  private static long rows(Changes changes) {
    return changes.tables().stream()
        .mapToLong(table -> table.added() + table.removed() + table.changed())
        .sum();
  }
}
