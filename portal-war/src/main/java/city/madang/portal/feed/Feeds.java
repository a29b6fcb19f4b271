package city.madang.portal.feed;

import city.madang.etl.release.ReleaseEntry.News;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.source.Sha256;
import city.madang.portal.feed.Feed.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// What became of releases, as Atom feeds.
///
/// A release that is withdrawn comes up again, so that whoever reads the first page alone learns of
/// it. One that the retention ended does not: that was known before.
public final class Feeds {
  private static final int PAGE = 50;

  private final ReleaseHistory history;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public Feeds(ReleaseHistory history, URI baseIri) {
    this.history = history;
    this.baseIri = baseIri;
  }

  /// A document of a feed.
  ///
  /// @param modified when anything of the feed became different; absent if nothing ever did
  record Document(String atom, Optional<Instant> modified) {
    /// Tells two documents apart.
    String tag() {
      return Sha256.of(atom);
    }
  }

  /// A page of a feed; empty if there was never a release of the dataset.
  Optional<Document> find(Subject subject, Optional<News> after) {
    var modified = history.findLastChange(subject.dataset());
    if (modified.isEmpty() && subject.dataset().isPresent()) {
      return Optional.empty();
    }
    var feed = feed(subject, after, modified.orElse(Instant.EPOCH));
    return Optional.of(new Document(new AtomFeed(baseIri, feed).write(), modified));
  }

  private Feed feed(Subject subject, Optional<News> after, Instant updated) {
    var found = history.listNews(subject.dataset(), after, PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var next = found.size() > PAGE ? Optional.of(page.getLast().news()) : Optional.<News>empty();
    return new Feed(subject, title(subject), after, updated, page, next);
  }

  private String title(Subject subject) {
    var language = subject.language();
    return subject
        .dataset()
        .flatMap(history::findNewest)
        .map(newest -> language.of(newest.release().title()))
        .orElseGet(() -> language.of("마당: 새 릴리스", "Madang: new releases"));
  }
}
