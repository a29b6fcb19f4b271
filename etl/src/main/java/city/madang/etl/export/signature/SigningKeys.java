package city.madang.etl.export.signature;

import city.madang.etl.source.Beside;
import city.madang.etl.source.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/// The keys that releases are signed with.
///
/// Shape: `<folder>/private.json` is the current key, readable by its owner alone; `jwks.json` the
/// public keys, the current one first, and all earlier ones, so that old releases can be verified
/// as long as they are kept.
public final class SigningKeys {
  private final Path folder;

  /// @param folder made when the first key is
  public SigningKeys(Path folder) {
    this.folder = folder;
  }

  /// The public keys, the current one first; the first key is made now if there is none.
  public synchronized KeySet publicKeys() {
    var current = current();
    var known = known();
    if (!known.keys().isEmpty() && known.keys().getFirst().equals(current.key())) {
      return known;
    }
    return publish(known.with(current.key()));
  }

  /// Signs with the current key, which is made now if there is none.
  public synchronized Jws sign(byte[] content) {
    publicKeys();
    var current = current();
    try {
      return Jws.sign(content, current.key(), current.toSecret());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the signing key cannot be used: restore it", broken);
    }
  }

  /// Makes a new key the current one; the public part of the old one stays, its secret is deleted.
  public synchronized KeySet rotate() {
    publicKeys();
    var next = SigningKey.draw();
    // Public first: whoever meets a signature by the new key must find it.
    publish(known().with(next.key()));
    write(next, true);
    return publicKeys();
  }

  private SigningKey current() {
    var file = folder.resolve("private.json");
    try {
      if (!Files.exists(file)) {
        write(SigningKey.draw(), false);
      }
      return SigningKey.parse(Files.readString(file));
    } catch (IOException | IllegalArgumentException broken) {
      throw new IllegalStateException(
          "the signing key %s cannot be read: restore it".formatted(file.getFileName()), broken);
    }
  }

  private KeySet known() {
    var file = folder.resolve("jwks.json");
    try {
      return Files.exists(file) ? KeySet.parse(Files.readString(file)) : new KeySet(List.of());
    } catch (IOException | IllegalArgumentException broken) {
      throw new IllegalStateException(
          "the public keys in %s cannot be read: restore them".formatted(file.getFileName()),
          broken);
    }
  }

  private KeySet publish(KeySet keys) {
    Beside.write(folder.resolve("jwks.json"), file -> Files.writeString(file, keys.toJson()));
    return keys;
  }

  private void write(SigningKey pair, boolean replace) {
    var file = folder.resolve("private.json");
    try {
      PrivateFile.createFolder(folder);
      if (replace) {
        PrivateFile.replace(file, pair.toJson());
      } else {
        PrivateFile.create(file, pair.toJson());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write the signing key", failed);
    }
  }
}
