package city.madang.etl.cli;

import city.madang.etl.dataset.DatasetFolders;
import city.madang.etl.release.Home;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// Where Madang keeps its state and where it was installed.
public final class Places {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "folder of all state (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:MADANG_HOME:-.madang}")
  private Path home = Path.of(".madang");

  public Home home() {
    return new Home(home);
  }

  /// The unpacked distribution; the `madang` script tells it.
  public Path distribution() {
    return Path.of(System.getProperty("madang.distribution", ".")).toAbsolutePath().normalize();
  }

  /// The datasets that Madang came with.
  public Path bundledDatasets() {
    return distribution().resolve("datasets");
  }

  /// The steward's own datasets, then the bundled ones.
  public DatasetFolders datasets() {
    return new DatasetFolders(List.of(home().datasets(), bundledDatasets()));
  }

  /// The folder that a steward means.
  ///
  /// @throws CommandException if it is none
  Path dataset(String idOrFolder) {
    return datasets()
        .find(idOrFolder)
        .orElseThrow(
            () ->
                new CommandException(
                    "no dataset '%s': give a folder with a dataset.yaml or one of %s"
                        .formatted(idOrFolder, datasets().list().keySet())));
  }
}
