package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Home;
import city.madang.etl.run.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/// Removes what runs leave behind: raw rows must not outlive the run that needed them.
public final class WorkFolders {
  private WorkFolders() {}

  /// Deletes what all runs of a dataset have left.
  public static void deleteAll(Home home, DatasetId dataset) {
    delete(home.work().resolve(dataset.value()));
  }

  /// Keeps what tells a steward why a run was refused; none of it holds a row.
  public static void keepReports(RunFiles files) {
    deleteWhere(files.folder(), false);
  }

  /// Keeps the reports in a folder, and tells whether there was more.
  static boolean clean(Path folder) {
    try (var tree = Files.walk(folder)) {
      var files = tree.filter(Files::isRegularFile).toList();
      if (!files.isEmpty() && files.stream().allMatch(WorkFolders::isReport)) {
        return false;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot look into a work folder", failed);
    }
    deleteWhere(folder, false);
    return true;
  }

  /// Deletes a folder, if it is there.
  public static void delete(Path folder) {
    deleteWhere(folder, true);
  }

  private static void deleteWhere(Path folder, boolean reports) {
    try (var tree = Files.walk(folder)) {
      tree.sorted(Comparator.reverseOrder())
          .filter(path -> reports || !isReport(path))
          .forEach(WorkFolders::deleteOne);
    } catch (NoSuchFileException gone) {
      // There is nothing to delete.
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot empty a work folder", failed);
    }
  }

  private static boolean isReport(Path path) {
    var name = String.valueOf(path.getFileName());
    return name.endsWith(RunFiles.REJECTS)
        || name.equals(RunFiles.PRIVACY_REPORT)
        || name.equals(RunFiles.PRIVACY_PAGE);
  }

  private static void deleteOne(Path path) {
    try {
      if (!Files.isDirectory(path) || isEmpty(path)) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot empty a work folder", failed);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }
}
