package city.madang.portal.download;

import city.madang.portal.download.coding.CodedFile;
import city.madang.portal.http.ContentCoding;
import city.madang.portal.http.content.Validators;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A file in the coding that is sent; each coding has its own length, tag, digest and ranges.
///
/// @param name under which the client keeps it
/// @param copy the compressed copy that `path` is, if it is one of ours
/// @param negotiated whether other codings may be sent from the same address
record Representation(
    String name,
    String mediaType,
    ContentCoding coding,
    Path path,
    long sizeBytes,
    String sha256,
    Instant published,
    Optional<CodedFile> copy,
    boolean negotiated) {

  /// With several codings at one address, the date does not tell them apart.
  Validators validators() {
    return new Validators(sha256, published, !negotiated);
  }
}
