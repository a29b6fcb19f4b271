package city.madang.etl.release;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.source.PrivateFile;
import city.madang.etl.table.RegisterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// What each release about people must be remembered by, so that later ones are compared with it.
///
/// Shape: `<dataset>/<version>.parquet`, keyed hashes of people, records and classes, and `key`,
/// the secret of the hashes; for the owner's eyes only. It ties no hash to a person without the key
/// and the raw rows, but with both it does: it is pseudonymized, and never leaves the home.
///
/// No entry is ever deleted, also of a release that was withdrawn or retired: copies of it stay in
/// the world, and later releases must be safe beside them.
public final class PeopleRegister {
  private static final String ENDING = ".parquet";

  private final Path root;

  /// @param root may not exist yet
  public PeopleRegister(Path root) {
    this.root = root;
  }

  /// The secret of all entries, made when there are none yet.
  ///
  /// @throws RegisterException if it is lost, so that no entry could be compared with
  public RegisterKey key() {
    var file = root.resolve("key");
    try {
      if (!Files.exists(file)) {
        requireNoEntries(file);
      }
      return new RegisterKey(SecretFile.readOrCreate(file, RegisterKey.BYTES));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RegisterException("the key of the register of releases cannot be read", e);
    }
  }

  /// A new key would make those that are there meaningless.
  private void requireNoEntries(Path file) throws IOException {
    PrivateFile.createFolder(root);
    if (holdsEntries()) {
      throw new RegisterException(
          "the key of the register of releases is lost: restore " + file.getFileName());
    }
  }

  private boolean holdsEntries() throws IOException {
    try (var tree = Files.walk(root)) {
      return tree.anyMatch(PeopleRegister::isEntry);
    }
  }

  /// Entries by version, the oldest first, also those of a switch that was never finished: somebody
  /// may have seen it.
  public SortedMap<String, Path> entries(DatasetId dataset) {
    var entries = new TreeMap<String, Path>(Versions.OLDEST_FIRST);
    var folder = root.resolve(dataset.value());
    if (!Files.exists(folder)) {
      return entries;
    }
    try (var files = Files.list(folder)) {
      files
          .filter(PeopleRegister::isEntry)
          .forEach(file -> entries.put(version(String.valueOf(file.getFileName())), file));
      return entries;
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      throw new RegisterException("the register of releases cannot be read", e);
    }
  }

  /// Moves the entry of a release here; a second time it finds what it did before.
  ///
  /// @param prepared on the same file system
  /// @throws RegisterException if there is no entry, neither there nor here
  public void store(DatasetId dataset, String version, Path prepared) {
    var target = entry(dataset, version);
    try {
      PrivateFile.createFolder(target.resolveSibling(""));
      if (Files.exists(prepared)) {
        Files.move(prepared, target, ATOMIC_MOVE);
      } else if (!Files.exists(target)) {
        throw new RegisterException("the release has no entry for the register: publish it again");
      }
    } catch (IOException e) {
      throw new RegisterException("the register of releases cannot be written", e);
    }
  }

  /// Tells whether there is an entry of a release.
  boolean holds(DatasetId dataset, String version) {
    return Files.exists(entry(dataset, version));
  }

  private Path entry(DatasetId dataset, String version) {
    return root.resolve(dataset.value()).resolve(version + ENDING);
  }

  private static boolean isEntry(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) && !name.startsWith(".");
  }

  private static String version(String name) {
    return name.substring(0, name.length() - ENDING.length());
  }
}
