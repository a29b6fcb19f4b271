package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.ReleaseIndex;
import city.madang.etl.index.ReleaseIndex.Standing;
import city.madang.etl.release.Release;
import city.madang.etl.run.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings graph and index to the version that the register calls current.
public final class Restoration {
  private final Doors doors;
  private final List<String> done = new ArrayList<>();

  public Restoration(Doors doors) {
    this.doors = doors;
  }

  /// Makes SPARQL and search show the current release, or nothing if there is none.
  ///
  /// @return what it did, one line each
  /// @throws RunException naming a file of the release that is not what was published
  public List<String> restore(DatasetId dataset) {
    doors.register().findCurrent(dataset).ifPresentOrElse(this::restore, () -> takeOut(dataset));
    return List.copyOf(done);
  }

  private void restore(Release current) {
    var files = proven(current);
    restoreGraph(current, files);
    restoreIndex(current, files);
  }

  private ProvenFiles proven(Release current) {
    var signature = doors.register().findSignatureSha256(current.dataset(), current.version());
    ProvenFiles.findFault(current.folder(), current.manifestSha256(), signature)
        .ifPresent(
            file -> {
              throw new RunException(
                  "%s of %s %s is damaged or missing: restore it from a backup, or ./madang publish %s"
                      .formatted(file, current.dataset(), current.version(), current.dataset()));
            });
    return ProvenFiles.justMade(current.folder());
  }

  private void restoreGraph(Release current, ProvenFiles files) {
    var graph = doors.graphIri(current.dataset());
    if (!doors.graphs().version(graph).equals(Optional.of(current.version()))) {
      doors.graphs().replace(graph, current.version(), files.triples());
      done.add("SPARQL shows " + current.version() + " again");
    }
  }

  private void restoreIndex(Release current, ProvenFiles files) {
    if (isSearched(current, files)) {
      return;
    }
    var index = new IndexFiller(doors).require(current.dataset(), current.version(), files);
    doors.index().switchAlias(current.dataset(), index);
    done.add("search shows " + current.version() + " again");
  }

  private boolean isSearched(Release current, ProvenFiles files) {
    var searched =
        doors.index().list().stream()
            .filter(index -> index.dataset().equals(current.dataset()))
            .filter(index -> index.standing() == Standing.CURRENT)
            .toList();
    return searched.size() == 1
        && searched.getFirst().version().equals(current.version())
        && files
            .findSearchContent()
            .map(content -> doors.index().isWhole(searched.getFirst().name(), content))
            .orElse(true);
  }

  private void takeOut(DatasetId dataset) {
    var graph = doors.graphIri(dataset);
    if (doors.graphs().version(graph).isPresent()) {
      doors.graphs().remove(graph);
      done.add("SPARQL has no release of it any more");
    }
    if (doors.index().list().stream()
        .filter(index -> index.dataset().equals(dataset))
        .map(ReleaseIndex::standing)
        .anyMatch(standing -> standing != Standing.UNUSED)) {
      doors.index().withdraw(dataset);
      done.add("search has no release of it any more");
    }
  }
}
