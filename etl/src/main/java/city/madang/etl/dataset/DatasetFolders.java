package city.madang.etl.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The dataset folders that Madang knows: the steward's own, then those it came with.
///
/// A folder is named as its dataset; of two with one name the steward's own wins.
public final class DatasetFolders {
  private final List<Path> roots;

  /// @param roots folders of dataset folders, the winning one first; they need not exist
  public DatasetFolders(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /// The folder of each dataset, by id; descriptors are not read.
  public Map<DatasetId, Path> list() {
    var folders = new TreeMap<DatasetId, Path>();
    for (var root : roots) {
      for (var folder : datasetsIn(root)) {
        folders.putIfAbsent(new DatasetId(String.valueOf(folder.getFileName())), folder);
      }
    }
    return folders;
  }

  /// The folder that a steward means by an id or by a path.
  public Optional<Path> find(String idOrFolder) {
    var byId =
        list().entrySet().stream()
            .filter(entry -> entry.getKey().value().equals(idOrFolder))
            .map(Map.Entry::getValue)
            .findFirst();
    return byId.or(() -> Optional.of(Path.of(idOrFolder)).filter(DatasetFolders::isDataset));
  }

  private static List<Path> datasetsIn(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var children = Files.list(root)) {
      return children.filter(DatasetFolders::isDataset).filter(DatasetFolders::named).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list the datasets of " + root, unreadable);
    }
  }

  private static boolean isDataset(Path folder) {
    return Files.isRegularFile(folder.resolve(DescriptorReader.FILE));
  }

  private static boolean named(Path folder) {
    return DatasetId.isValid(String.valueOf(folder.getFileName()));
  }
}
