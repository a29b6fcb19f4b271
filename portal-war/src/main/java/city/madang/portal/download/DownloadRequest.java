package city.madang.portal.download;

import city.madang.portal.http.ContentCoding;
import city.madang.portal.http.content.Conditions;
import city.madang.portal.http.content.DigestAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The headers of a request that matter to a download.
///
/// @param range empty when none is asked for, as in a `HEAD`
/// @param accepted codings, best first
/// @param reprDigests algorithms for `Repr-Digest`, best first
/// @param contentDigests algorithms for `Content-Digest`; empty unless asked for
record DownloadRequest(
    Conditions conditions,
    String range,
    List<ContentCoding> accepted,
    List<DigestAlgorithm> reprDigests,
    List<DigestAlgorithm> contentDigests) {

  /// @param header finds all values of a header, joined by commas
  static DownloadRequest of(boolean body, Function<String, Optional<String>> header) {
    Function<String, String> text = name -> header.apply(name).orElse("");
    var conditions =
        new Conditions(
            text.apply("If-Match"),
            text.apply("If-Unmodified-Since"),
            text.apply("If-None-Match"),
            text.apply("If-Modified-Since"),
            text.apply("If-Range"));
    return new DownloadRequest(
        conditions,
        body ? text.apply("Range") : "", // section 14.2: a range is for GET alone
        ContentCoding.accepted(header.apply("Accept-Encoding")),
        DigestAlgorithm.wanted(text.apply("Want-Repr-Digest")),
        header.apply("Want-Content-Digest").map(DigestAlgorithm::wanted).orElse(List.of()));
  }
}
