package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The switch of all doors to a new release. Every instruction can be repeated.
///
/// Intent, graph, folder, alias, register, then what is left of before. Once the intent is written
/// the switch is finished, after a crash too: it needs nothing but the intent and the files that it
/// names. If those are gone, all doors go back to the current release.
public final class Switch {
  private static final Logger LOG = LoggerFactory.getLogger(Switch.class);
  private static final String RELEASE = "release";

  private final Doors doors;

  public Switch(Doors doors) {
    this.doors = doors;
  }

  /// Writes the intent down and shows the new triples, the first that a visitor can see.
  public void begin(Candidate candidate) {
    doors.register().begin(candidate);
    showTriples(candidate, ProvenFiles.justMade(doors.work(candidate).resolve(RELEASE)));
  }

  /// Moves files, search and register to the new release.
  public void complete(Candidate candidate) {
    move(doors.work(candidate).resolve(RELEASE), doors.released(candidate));
    var index = SearchIndex.name(candidate.dataset(), candidate.version());
    doors.index().switchAlias(candidate.dataset(), index);
    doors.register().finish(candidate, doors.clock().instant());
    tidy(candidate.dataset(), doors.work(candidate));
  }

  /// Deletes what a switch leaves behind: indices that nobody reads, and the run's raw rows.
  public void tidy(DatasetId dataset, Path work) {
    doors.index().deleteOld(dataset);
    WorkFolders.delete(work);
  }

  /// Finishes the switch of a dataset that was cut off, if there is one.
  ///
  /// @return the version that is current by it
  public Optional<String> settle(DatasetId dataset) {
    return doors.register().findIntent(dataset).filter(this::finish).map(Candidate::version);
  }

  /// Finishes a switch that was cut off, or takes all doors back.
  ///
  /// @return whether it was finished
  boolean finish(Candidate intent) {
    var files = findFiles(intent);
    if (files.isEmpty()) {
      goBack(intent);
      return false;
    }
    new IndexFiller(doors).require(intent.dataset(), intent.version(), files.get());
    var shown = doors.graphs().version(doors.graphIri(intent.dataset()));
    if (!shown.equals(Optional.of(intent.version()))) {
      showTriples(intent, files.get());
    }
    if (!files.get().folder().equals(doors.released(intent))) {
      WorkFolders.delete(doors.released(intent)); // remains that are not what was to be published
    }
    complete(intent);
    LOG.info(
        "{}: the switch to {} was cut off and is finished", intent.dataset(), intent.version());
    return true;
  }

  private void goBack(Candidate intent) {
    new Restoration(doors).restore(intent.dataset());
    doors.index().discard(SearchIndex.name(intent.dataset(), intent.version()));
    doors.register().abandon(intent.dataset(), intent.version());
    WorkFolders.delete(doors.work(intent));
    LOG.warn(
        "{}: the files of {} are gone, so its switch was given up",
        intent.dataset(),
        intent.version());
  }

  /// Where the intent's files are: it tells their manifest, so no others can be taken for them.
  private Optional<ProvenFiles> findFiles(Candidate intent) {
    return find(doors.released(intent), intent)
        .or(() -> find(doors.work(intent).resolve(RELEASE), intent));
  }

  private static Optional<ProvenFiles> find(Path folder, Candidate intent) {
    var signature =
        Optional.of(intent.signatureSha256()).filter(hash -> !hash.equals(Candidate.UNKNOWN));
    return ProvenFiles.find(folder, intent.manifestSha256(), signature);
  }

  private void showTriples(Candidate candidate, ProvenFiles files) {
    doors
        .graphs()
        .replace(doors.graphIri(candidate.dataset()), candidate.version(), files.triples());
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
