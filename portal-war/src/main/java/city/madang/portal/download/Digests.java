package city.madang.portal.download;

import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.http.content.DigestAlgorithm;
import java.util.List;
import java.util.Optional;

/// Digest fields of a representation.
///
/// Source: RFC 9530. The whole representation is hashed, in its coding, whatever part is sent.
public final class Digests {
  private final FileProofs proofs;

  public Digests(FileProofs proofs) {
    this.proofs = proofs;
  }

  /// The field value of the first algorithm in `wanted` whose hash is known.
  Optional<String> find(Representation representation, List<DigestAlgorithm> wanted) {
    return wanted.stream()
        .flatMap(algorithm -> hash(representation, algorithm).map(algorithm::toField).stream())
        .findFirst();
  }

  private Optional<String> hash(Representation representation, DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA_256 -> Optional.of(representation.sha256());
      case SHA_512 -> proofs.findSha512(representation.path(), representation.sha256());
    };
  }
}
