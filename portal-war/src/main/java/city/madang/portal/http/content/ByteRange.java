package city.madang.portal.http.content;

/// Neighboring bytes of a representation.
///
/// Source: RFC 9110, section 14.1.2.
///
/// @param first position of the first byte, at least 0
/// @param length bytes, at least 1
public record ByteRange(long first, long length) {
  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if there is no such range
  public ByteRange {
    if (first < 0 || length < 1) {
      throw new IllegalArgumentException("no range: " + first + "+" + length);
    }
  }

  /// Position after the last byte.
  public long end() {
    return first + length;
  }

  /// `Content-Range` of a response that carries this part.
  public String toContentRange(long sizeBytes) {
    return "bytes %d-%d/%d".formatted(first, end() - 1, sizeBytes);
  }

  boolean overlaps(ByteRange other) {
    return first < other.end() && other.first < end();
  }
}
