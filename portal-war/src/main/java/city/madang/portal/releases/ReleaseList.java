package city.madang.portal.releases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `GET /api/datasets/{id}/releases`.
///
/// @param releases the newest first
/// @param next cursor of those that follow; absent at the end
public record ReleaseList(List<ReleaseView> releases, @Nullable String next) {
  public ReleaseList {
    releases = List.copyOf(releases);
  }
}
