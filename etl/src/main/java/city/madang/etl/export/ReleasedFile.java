package city.madang.etl.export;

import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One file of a release.
///
/// @param name inside the release folder
/// @param mediaType such as `text/csv; charset=utf-8`
/// @param sizeBytes its length
/// @param sha256 64 lower-case hexadecimal digits
public record ReleasedFile(String name, String mediaType, long sizeBytes, String sha256) {
  /// Measures and hashes `file`, reading it once.
  public static ReleasedFile of(Path file) {
    try {
      var name = file.getFileName().toString();
      return new ReleasedFile(name, MediaTypes.of(name), Files.size(file), Sha256.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The media type of what a gzip file holds, which DCAT calls `dcat:mediaType` beside
  /// `dcat:compressFormat`; empty for a file that is not compressed.
  public Optional<String> contentMediaType() {
    return MediaTypes.ofContent(name);
  }
}
