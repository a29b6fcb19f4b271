package city.madang.etl.job;

import city.madang.etl.anonymize.Explainer;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.export.LeftOut;
import city.madang.etl.export.Manifests;
import city.madang.etl.quality.Notice;
import city.madang.etl.quality.Notices;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.run.TableEngines;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// A run without servers and without Spring Batch, so that a steward can try a descriptor.
///
/// The steps are the same as those of job `publish`; raw rows stay in a folder that is deleted.
public final class LocalRun implements AutoCloseable {
  /// A trial knows no portal, and shapes ask how the IRIs of things look.
  private static final URI BASE = URI.create("https://madang.city/");

  private final Path folder;
  private final EngineLimits limits;
  private Optional<Run> last = Optional.empty();

  /// @param folder private and empty; deleted by [#close()]
  public LocalRun(Path folder, EngineLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /// Tells whether the source of a dataset is good enough.
  public void check(Path dataset, Clock clock, RunWatch watch) {
    run(dataset, clock, RunSteps.checking(), watch);
  }

  /// Goes on to the table that would be released, and to its triples.
  public void anonymize(Path dataset, Clock clock, RunWatch watch) {
    run(dataset, clock, RunSteps.anonymizing(clock), watch);
  }

  /// What stood in the way of the last run, or did not, in words.
  public List<String> explain() {
    return last.map(this::explain)
        .orElse(List.of("the dataset could not be read: there is nothing to explain"));
  }

  private List<String> explain(Run run) {
    try (var tables = TableEngines.of(run, limits)) {
      return new Explainer(run, tables.raw()).explain();
    }
  }

  /// What the rules of the last run found that stops no run.
  public List<String> notices() {
    return last.map(run -> run.files().notices())
        .filter(Files::exists)
        .map(file -> Json.read(file, Notices.class))
        .map(notices -> notices.found().stream().map(Notice::text).toList())
        .orElse(List.of());
  }

  /// Files that the last run could have made and has not, and why.
  public List<LeftOut> leftOut() {
    var release = files().release();
    return Files.exists(release.resolve(Manifests.FILE))
        ? Manifests.read(release).leftOut()
        : List.of();
  }

  /// Copies what the run has made so far: released files, reports and lists of rejects.
  ///
  /// @param out made if absent; files of the same name are replaced
  public void copyResults(Path out) {
    new RunOutput(files()).copyTo(out);
  }

  @Override
  public void close() {
    WorkFolders.delete(folder);
  }

  private void run(Path dataset, Clock clock, List<RunStep> steps, RunWatch watch) {
    var descriptor = Definition.read(dataset);
    var source = new SourceFetcher(new Vault(folder.resolve("vault"))).fetch(descriptor);
    watch.done("fetch", 0);
    var run = new Run(descriptor, version(clock), source, "", BASE, files());
    last = Optional.of(run);
    try (var tables = TableEngines.of(run, limits)) {
      for (var step : steps) {
        watch.done(step.name(), step.execute(run, tables));
      }
    }
  }

  /// Of no release: those of a day begin with 1.
  private static String version(Clock clock) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(clock)) + ".0";
  }

  private RunFiles files() {
    return new RunFiles(folder.resolve("run"));
  }

  /// Is told of each step that has ended.
  public interface RunWatch {
    void done(String step, long rows);
  }
}
