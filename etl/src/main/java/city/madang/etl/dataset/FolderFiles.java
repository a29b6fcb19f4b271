package city.madang.etl.dataset;

import java.nio.file.Files;
import java.nio.file.Path;

/// The files beside a descriptor, and nothing else of the machine.
final class FolderFiles {
  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  /// `name` as it stands, when it is a file inside the folder.
  ///
  /// @throws IllegalArgumentException if it is missing or outside
  String existing(String name) {
    var file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new IllegalArgumentException("'" + name + "' lies outside the dataset folder");
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("file '" + name + "' is not in the dataset folder");
    }
    return name;
  }
}
