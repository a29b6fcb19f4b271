package city.madang.etl.job;

import city.madang.etl.export.LeftOut;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The manifest of a run's release, which grows with its files.
final class RunManifest {
  private static final List<String> ABOUT = List.of(".json", ".html", "provenance.ttl");
  private static final String WITHHELD = "0".repeat(64);

  private RunManifest() {}

  /// Writes the manifest over all files that the release folder holds now.
  static void write(Run run, RowAccount rows, List<LeftOut> leftOut, Instant created) {
    var descriptor = run.descriptor();
    Manifests.write(
        run.files().release(),
        new Manifest(
            descriptor.id().value(),
            run.version(),
            created,
            descriptor.license(),
            descriptor.source().attribution(),
            sourceHash(run),
            rows,
            ReleasedFile.of(run.files().release().resolve(SchemaFiles.SCHEMA)).sha256(),
            CodeVersion.read(),
            leftOut,
            hashed(run.files().release())));
  }

  private static Manifest.SourceHash sourceHash(Run run) {
    return new Manifest.SourceHash(findSourceSha256(run).orElse(WITHHELD));
  }

  /// The hash of a source behind noisy counts would let others test what they guess of it, so it is
  /// not told.
  static Optional<String> findSourceSha256(Run run) {
    return run.descriptor().noisy() ? Optional.empty() : Optional.of(run.source().sha256());
  }

  /// Adds files that were made since; those it names already are not read again.
  static void add(Run run, List<Path> files) {
    var folder = run.files().release();
    var before = Manifests.read(folder);
    var all = new ArrayList<ReleasedFile>();
    var added = files.stream().map(ReleasedFile::of).toList();
    var names = added.stream().map(ReleasedFile::name).toList();
    before.files().stream().filter(file -> !names.contains(file.name())).forEach(all::add);
    all.addAll(added);
    Manifests.write(folder, before.with(all));
  }

  /// Those that hold rows, of the files that it names now; the others are about them.
  static List<ReleasedFile> dataFiles(Run run) {
    return Manifests.read(run.files().release()).files().stream()
        .filter(file -> ABOUT.stream().noneMatch(file.name()::endsWith))
        .toList();
  }

  private static List<ReleasedFile> hashed(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .filter(file -> !Manifests.isAbout(String.valueOf(file.getFileName())))
          .sorted()
          .map(ReleasedFile::of)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot list the released files", failed);
    }
  }
}
