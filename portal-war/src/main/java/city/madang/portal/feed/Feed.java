package city.madang.portal.feed;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseEntry.News;
import city.madang.portal.http.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One document of a feed: a page of what became of releases, the latest first.
///
/// @param subject whose releases these are
/// @param title for people
/// @param after the place after which the page begins; absent for the first page
/// @param updated when anything of the whole feed became different
/// @param next the place after which older news go on; absent at the end
record Feed(
    Subject subject,
    String title,
    Optional<News> after,
    Instant updated,
    List<ReleaseEntry> entries,
    Optional<News> next) {
  Feed {
    entries = List.copyOf(entries);
  }

  /// Whose releases a feed tells, and how.
  ///
  /// @param dataset absent for all
  record Subject(Optional<DatasetId> dataset, Language language) {
    /// The address of the feed below the portal's.
    String path() {
      var name = dataset.map(id -> "datasets/" + id).orElse("releases");
      return "feeds/" + name + ".atom?lang=" + language.code();
    }
  }
}
