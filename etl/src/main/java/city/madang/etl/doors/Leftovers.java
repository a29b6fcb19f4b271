package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.ReleaseIndex;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What runs and switches have left that nobody needs.
public final class Leftovers {
  private final Doors doors;

  public Leftovers(Doors doors) {
    this.doors = doors;
  }

  /// Every dataset that some door, the register or a work folder knows.
  public SortedSet<DatasetId> listDatasets() {
    var datasets = new TreeSet<DatasetId>();
    doors.register().listKept().stream().map(Release::dataset).forEach(datasets::add);
    doors.register().listIntents().stream().map(Candidate::dataset).forEach(datasets::add);
    doors.index().list().stream().map(ReleaseIndex::dataset).forEach(datasets::add);
    doors.graphs().versions().keySet().stream()
        .flatMap(graph -> doors.findDataset(graph).stream())
        .forEach(datasets::add);
    listFolders(doors.home().work()).stream()
        .flatMap(folder -> find(String.valueOf(folder.getFileName())).stream())
        .forEach(datasets::add);
    return datasets;
  }

  /// Deletes indices that no search reads, and work folders but for their reports.
  ///
  /// @param kept versions of runs that go on
  /// @return what it did, one line each
  public List<String> delete(DatasetId dataset, Set<String> kept) {
    var done = new ArrayList<String>();
    for (var index : doors.index().list()) {
      if (index.dataset().equals(dataset) && isLeft(index) && !kept.contains(index.version())) {
        doors.index().discard(index.name());
        done.add("deleted the index of " + index.version() + ", which no search reads");
      }
    }
    for (var folder : listFolders(doors.home().work().resolve(dataset.value()))) {
      var version = String.valueOf(folder.getFileName());
      if (!kept.contains(version) && WorkFolders.clean(folder)) {
        done.add("deleted the work folder of " + version + ", whose run does not go on");
      }
    }
    return done;
  }

  /// An index before the current one is for readers; not if its release was taken away.
  private boolean isLeft(ReleaseIndex index) {
    return switch (index.standing()) {
      case CURRENT -> false;
      case PREVIOUS -> doors.register().find(index.dataset(), index.version()).isEmpty();
      case UNUSED -> true;
    };
  }

  private static Optional<DatasetId> find(String name) {
    try {
      return Optional.of(new DatasetId(name));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private static List<Path> listFolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot list the work folders", failed);
    }
  }
}
