package city.madang.etl.export.check;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.Jws;
import city.madang.etl.export.signature.KeySet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares the files of a release with its manifest, and the manifest with its signature.
public final class ReleaseCheck {
  private final KeySet keys;
  private final List<String> defects = new ArrayList<>();

  /// @param keys that are trusted
  public ReleaseCheck(KeySet keys) {
    this.keys = keys;
  }

  /// What was found.
  ///
  /// @param dataset and `version` as the manifest has them
  /// @param files how many the manifest lists
  /// @param sizeBytes of all of them
  /// @param defects one line each, with the remedy; empty if the release is as it was signed
  public record Outcome(
      String dataset, String version, int files, long sizeBytes, List<String> defects) {
    public Outcome {
      defects = List.copyOf(defects);
    }
  }

  /// Which key a release claims to be signed by; empty if it does not say.
  public static Optional<String> findKeyId(ReleaseFiles files) {
    try {
      return findText(files, Manifests.SIGNATURE).map(Jws::parse).map(Jws::keyId);
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /// Reads every file once.
  ///
  /// @throws UncheckableException if there is no manifest
  public Outcome check(ReleaseFiles place) {
    var version = ListedFile.read(manifest(place)).version();
    var files = version.matches("[0-9]{8}\\.[0-9]+") ? place.of(version) : place;
    var manifest = manifest(files);
    var listing = ListedFile.read(manifest);
    checkSignature(files, manifest);
    var names = new HashSet<String>();
    for (var file : listing.files()) {
      checkFile(files, file, names.add(file.name()));
    }
    checkUnlisted(files, names);
    var bytes = listing.files().stream().mapToLong(ListedFile::sizeBytes).sum();
    return new Outcome(
        listing.dataset(), listing.version(), listing.files().size(), bytes, defects);
  }

  private static byte[] manifest(ReleaseFiles files) {
    return files
        .find(Manifests.FILE)
        .orElseThrow(
            () ->
                new UncheckableException(
                    "manifest.json %s: give the folder or the address of a release"
                        .formatted(files.absence())));
  }

  private static Optional<String> findText(ReleaseFiles files, String name) {
    return files.find(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private void checkSignature(ReleaseFiles files, byte[] manifest) {
    var text = findText(files, Manifests.SIGNATURE);
    if (text.isEmpty()) {
      defects.add(
          "manifest.json.jws %s: fetch it again, or do not trust the release"
              .formatted(files.absence()));
      return;
    }
    try {
      checkSignature(Jws.parse(text.get()), manifest);
    } catch (IllegalArgumentException broken) {
      defects.add("manifest.json.jws is %s: fetch it again".formatted(broken.getMessage()));
    }
  }

  private void checkSignature(Jws signature, byte[] manifest) {
    var key = keys.find(signature.keyId());
    if (key.isEmpty()) {
      defects.add(
          "manifest.json is signed by the key %s, which is not trusted: ask the portal's city, then give its keys by --key FILE"
              .formatted(printable(signature.keyId())));
    } else if (!signature.verifies(manifest, key.get())) {
      defects.add("manifest.json is not what was signed: fetch the release again");
    }
  }

  private void checkFile(ReleaseFiles files, ListedFile file, boolean first) {
    var fault = file.findFault();
    if (fault.isPresent()) {
      defects.add(fault.get() + ": do not trust the release");
      return;
    }
    if (!first) {
      defects.add(file.name() + " is listed twice: do not trust the release");
      return;
    }
    files
        .hash(file.name(), file.sizeBytes())
        .ifPresentOrElse(
            found -> compare(file, found),
            () -> defects.add("%s %s: fetch it again".formatted(file.name(), files.absence())));
  }

  private void compare(ListedFile file, ReleaseFiles.Found found) {
    if (found.sizeBytes() != file.sizeBytes()) {
      defects.add(
          "%s has %s bytes, not %d: fetch it again"
              .formatted(
                  file.name(),
                  found.sizeBytes() > file.sizeBytes() ? "more" : "" + found.sizeBytes(),
                  file.sizeBytes()));
    } else if (!found.sha256().equals(file.sha256())) {
      defects.add(
          "%s has other bytes than were signed (SHA-256 %s…, not %s…): fetch it again"
              .formatted(
                  file.name(), found.sha256().substring(0, 8), file.sha256().substring(0, 8)));
    }
  }

  private void checkUnlisted(ReleaseFiles files, Set<String> names) {
    files.list().stream()
        .filter(name -> !names.contains(name) && !Manifests.isAbout(name))
        .forEach(
            name -> defects.add(printable(name) + " is not part of the release: take it away"));
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
