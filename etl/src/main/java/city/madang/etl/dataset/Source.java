package city.madang.etl.dataset;

import java.nio.charset.Charset;
import java.util.Optional;

/// Where raw data comes from, and its format.
///
/// @param uri a path relative to the dataset folder, a `file:`, `http:` or `https:` address, or a
///   `synthetic:` one
/// @param format how the bytes are packed
/// @param encoding of the text; anything but UTF-8 is transcoded when staged
/// @param delimiter between two columns
/// @param attribution what the licence of the source asks to be said; may be empty
/// @param synthetic whether nobody measured this: a generator makes it up, or has made the file
public record Source(
    String uri,
    Format format,
    Charset encoding,
    char delimiter,
    String attribution,
    boolean synthetic) {

  /// A source that is made up only if its address says so.
  public Source(String uri, Format format, Charset encoding, char delimiter, String attribution) {
    this(uri, format, encoding, delimiter, attribution, false);
  }

  /// @throws IllegalArgumentException if a `synthetic:` address is none
  public Source {
    synthetic |= generated(uri).isPresent();
  }

  /// What a generator makes up when it is fetched, if one does.
  public Optional<SyntheticSource> generated() {
    return generated(uri);
  }

  private static Optional<SyntheticSource> generated(String uri) {
    return uri.startsWith(SyntheticSource.SCHEME)
        ? Optional.of(SyntheticSource.parse(uri))
        : Optional.empty();
  }

  /// How the bytes of a source are packed.
  public enum Format {
    /// One delimited text file; gzip is recognized by its first bytes.
    CSV,
    /// A GTFS feed: a zip of comma-separated UTF-8 members, one for each table.
    GTFS,
    /// Values of JSON (RFC 8259): an array, or one a line; gzip is recognized, `member` opens a
    /// zip.
    JSON,
    /// A FeatureCollection (RFC 7946); gzip is recognized, `member` opens a zip.
    GEOJSON,
    /// A feed message of GTFS Realtime, or a zip of many.
    GTFS_REALTIME;

    /// Whether a descriptor names the list that holds the rows.
    boolean listed() {
      return this == JSON || this == GTFS_REALTIME;
    }

    /// Whether rows are elements of something else than a text file.
    public boolean structured() {
      return this != CSV && this != GTFS;
    }
  }
}
