package city.madang.portal.download;

import static city.madang.portal.problem.ProblemType.RANGE_NOT_SATISFIABLE;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of a file that a response carries.
///
/// Source: RFC 9110, section 14; one range a request, others are ignored as the section allows.
///
/// @param first position of the first byte
/// @param length bytes
/// @param partial whether the client asked for a part
record ByteRange(long first, long length, boolean partial) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// @param header of the request, such as `bytes=0-99` or `bytes=-500`
  /// @throws city.madang.portal.problem.ProblemException `range-not-satisfiable`
  static ByteRange of(@Nullable String header, long sizeBytes) {
    var range = SINGLE.matcher(header == null ? "" : header.strip());
    if (!range.matches() || range.group().equals("bytes=-")) {
      return new ByteRange(0, sizeBytes, false);
    }
    return range.group(1).isEmpty()
        ? last(Long.parseLong(range.group(2)), sizeBytes)
        : between(Long.parseLong(range.group(1)), range.group(2), sizeBytes);
  }

  private static ByteRange last(long count, long sizeBytes) {
    if (count == 0 || sizeBytes == 0) {
      throw unsatisfiable(sizeBytes);
    }
    long length = Math.min(count, sizeBytes);
    return new ByteRange(sizeBytes - length, length, true);
  }

  private static ByteRange between(long first, String end, long sizeBytes) {
    long last = end.isEmpty() ? sizeBytes - 1 : Math.min(Long.parseLong(end), sizeBytes - 1);
    if (!end.isEmpty() && Long.parseLong(end) < first) {
      return new ByteRange(0, sizeBytes, false); // not a range at all
    }
    if (first >= sizeBytes) {
      throw unsatisfiable(sizeBytes);
    }
    return new ByteRange(first, last - first + 1, true);
  }

  /// `Content-Range` of the response.
  String toHeader(long sizeBytes) {
    return "bytes %d-%d/%d".formatted(first, first + length - 1, sizeBytes);
  }

  private static RuntimeException unsatisfiable(long sizeBytes) {
    return RANGE_NOT_SATISFIABLE
        .with("the file has %d bytes".formatted(sizeBytes))
        .and("sizeBytes", sizeBytes);
  }
}
