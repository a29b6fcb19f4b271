package city.madang.portal.releases;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseEntry.Position;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.Tombstone.Retired;
import city.madang.etl.release.Tombstone.Withdrawn;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;

/// What is told about releases, and where their links go.
public final class Releases {
  private static final String CHANGES = "changes.json";

  private final ReleaseHistory history;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public Releases(ReleaseHistory history, URI baseIri) {
    this.history = history;
    this.baseIri = baseIri;
  }

  /// A page of the list; empty if there was never a release of the dataset.
  Optional<ReleaseList> list(DatasetId dataset, Optional<Position> after, int size) {
    if (history.findNewest(dataset).isEmpty()) {
      return Optional.empty();
    }
    var found = history.list(dataset, after, size + 1);
    var page = found.subList(0, Math.min(size, found.size()));
    var next = found.size() > size ? Cursor.of(page.getLast().position()) : null;
    return Optional.of(new ReleaseList(page.stream().map(this::view).toList(), next));
  }

  Optional<ReleaseEntry> find(DatasetId dataset, String version) {
    return history.find(dataset, version);
  }

  boolean isKnown(DatasetId dataset) {
    return history.findNewest(dataset).isPresent();
  }

  ReleaseView view(ReleaseEntry entry) {
    var release = entry.release();
    var tombstone = entry.tombstone().orElse(null);
    return new ReleaseView(
        release.dataset().value(),
        release.version(),
        iri(release),
        release.published(),
        entry.current(),
        entry.kept() ? file(release, Manifests.FILE) : null,
        findFile(entry, CHANGES).orElse(null),
        tombstone instanceof Withdrawn withdrawn ? withdrawn : null,
        tombstone instanceof Retired retired ? retired : null);
  }

  Optional<URI> findFile(ReleaseEntry entry, String name) {
    return entry.kept() && Files.exists(entry.release().folder().resolve(name))
        ? Optional.of(file(entry.release(), name))
        : Optional.empty();
  }

  private URI file(Release release, String name) {
    return baseIri.resolve(
        "datasets/%s/releases/%s/%s".formatted(release.dataset(), release.version(), name));
  }

  URI iri(Release release) {
    return URI.create(iri(release.dataset()) + "/" + release.version());
  }

  URI iri(DatasetId dataset) {
    return baseIri.resolve("api/datasets/%s/releases".formatted(dataset));
  }
}
