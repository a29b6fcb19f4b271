package city.madang.portal.catalog;

import city.madang.etl.dataset.LangText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One published dataset.
///
/// @param id its name in paths
/// @param iri its name in linked data
/// @param title in both languages
/// @param version of the current release
/// @param published when that became current
/// @param graph the named graph that holds it
/// @param files of the current release; none if they are damaged
/// @param damaged true if its manifest on our disk is not the published one, so that none of its
///   files is served until it is restored; else absent
public record DatasetEntry(
    String id,
    URI iri,
    LangText title,
    String version,
    Instant published,
    URI graph,
    List<FileEntry> files,
    @Nullable Boolean damaged) {
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
