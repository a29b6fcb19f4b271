package city.madang.etl.job;

import city.madang.etl.export.Manifests;
import city.madang.etl.run.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What a steward may look at of a run that is not published.
///
/// No manifest: what was only tried is no release.
record RunOutput(RunFiles files) {
  void copyTo(Path out) {
    try {
      Files.createDirectories(out);
      copy(files.release(), "", out);
      copy(files.folder(), RunFiles.REJECTS, out);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write to " + out, failed);
    }
  }

  private static void copy(Path folder, String ending, Path out) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var children = Files.list(folder)) {
      for (var file : children.filter(Files::isRegularFile).toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(ending) && !Manifests.isAbout(name)) {
          Files.copy(file, out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
