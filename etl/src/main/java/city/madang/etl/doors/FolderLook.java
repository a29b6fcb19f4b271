package city.madang.etl.doors;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.check.FolderSignature;
import city.madang.etl.export.signature.KeySet;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A release folder at a glance: its manifest and signature are read, its files only measured.
///
/// @param version as the manifest has it; absent if that is not the registered one
/// @param problems one line each
record FolderLook(@Nullable String version, List<String> problems) {
  FolderLook {
    problems = List.copyOf(problems);
  }

  /// @param manifestSha256 that the register has
  /// @param signatureSha256 that the register has; empty for a release that nobody signed
  static FolderLook at(
      Path folder, String manifestSha256, Optional<String> signatureSha256, KeySet keys) {
    var manifest = folder.resolve(Manifests.FILE);
    if (!Files.isRegularFile(manifest)) {
      return new FolderLook(null, List.of("the files are missing"));
    }
    if (!Sha256.of(manifest).equals(manifestSha256)) {
      return new FolderLook(null, List.of(Manifests.FILE + " is not the registered one"));
    }
    var problems = new ArrayList<String>();
    var signature = FolderSignature.findSha256(folder, keys);
    if (signature.isEmpty()) {
      problems.add(Manifests.FILE + " has no signature of the portal's keys");
    } else if (!signature.equals(signatureSha256)) {
      problems.add(Manifests.SIGNATURE + " is not the registered one");
    }
    var listing = Manifests.read(folder);
    listing.files().stream()
        .filter(file -> !hasItsSize(folder, file))
        .forEach(file -> problems.add(file.name() + " is missing or cut"));
    return new FolderLook(listing.version(), problems);
  }

  private static boolean hasItsSize(Path folder, ReleasedFile file) {
    var path = folder.resolve(file.name());
    try {
      return Files.isRegularFile(path) && Files.size(path) == file.sizeBytes();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
