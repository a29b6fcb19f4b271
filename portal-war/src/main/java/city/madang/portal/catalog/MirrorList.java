package city.madang.portal.catalog;

import java.util.List;

/// The body of `GET /catalog/files.json`.
///
/// @param releases the current ones, by dataset
public record MirrorList(List<ReleaseFiles> releases) {
  public MirrorList {
    releases = List.copyOf(releases);
  }
}
