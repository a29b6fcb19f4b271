package city.madang.portal.catalog;

import city.madang.etl.dataset.LangText;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// One published dataset.
///
/// @param id its name in paths
/// @param iri its name in linked data
/// @param title in both languages
/// @param version of the current release
/// @param published when that became current
/// @param graph the named graph that holds it
/// @param files of the current release
public record DatasetEntry(
    String id,
    URI iri,
    LangText title,
    String version,
    Instant published,
    URI graph,
    List<FileEntry> files) {
  public DatasetEntry {
    files = List.copyOf(files);
  }

  /// One file of the current release.
  ///
  /// @param url of exactly these bytes, for ever
  /// @param latestUrl of the current release's file, whichever that is
  public record FileEntry(
      String name, String mediaType, long sizeBytes, String sha256, URI url, URI latestUrl) {}
}
