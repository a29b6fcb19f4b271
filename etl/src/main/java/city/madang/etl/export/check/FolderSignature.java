package city.madang.etl.export.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.Jws;
import city.madang.etl.export.signature.KeySet;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The signature in the folder of a release of our own, beside the manifest that it signs.
public final class FolderSignature {
  private FolderSignature() {}

  /// SHA-256 of its file, if it is one by `keys` and written as we write it, to the last byte.
  ///
  /// @throws UncheckedIOException if a file is there and cannot be read
  public static Optional<String> findSha256(Path folder, KeySet keys) {
    try {
      var signature = Files.readAllBytes(folder.resolve(Manifests.SIGNATURE));
      var manifest = Files.readAllBytes(folder.resolve(Manifests.FILE));
      return signs(new String(signature, ISO_8859_1), manifest, keys)
          ? Optional.of(Sha256.of(signature))
          : Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read a signature", failed);
    }
  }

  private static boolean signs(String text, byte[] manifest, KeySet keys) {
    try {
      var jws = Jws.parse(text);
      return text.equals(jws.toText() + "\n")
          && keys.find(jws.keyId()).filter(key -> jws.verifies(manifest, key)).isPresent();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
