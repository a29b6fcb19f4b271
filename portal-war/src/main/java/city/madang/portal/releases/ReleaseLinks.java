package city.madang.portal.releases;

import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseHistory;
import java.net.URI;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// `Link` headers of what is told about releases.
///
/// Source: RFC 8288, and RFC 5829 for the relations between versions.
public final class ReleaseLinks {
  private static final Pattern SPDX = Pattern.compile("[A-Za-z0-9.+-]+");

  private final ReleaseHistory history;
  private final Releases releases;

  public ReleaseLinks(ReleaseHistory history, Releases releases) {
    this.history = history;
    this.releases = releases;
  }

  /// From one release to others, and to what describes it.
  ///
  /// Problems: 503 `file-damaged` if its manifest on the disk is not the published one.
  String of(ReleaseEntry entry) {
    var dataset = entry.release().dataset();
    var links = new StringJoiner(", ");
    add(links, Optional.of(releases.iri(dataset)), "version-history");
    add(links, findCurrent(dataset), "latest-version");
    add(links, iri(history.findBefore(dataset, entry.position())), "predecessor-version");
    add(links, iri(history.findAfter(dataset, entry.position())), "successor-version");
    add(links, releases.findFile(entry, Manifests.FILE), "describedby");
    add(links, releases.findFile(entry, SchemaFiles.SCHEMA), "describedby");
    add(links, findLicense(entry), "license");
    return links.toString();
  }

  /// From a page of the list to the next one.
  String toNext(DatasetId dataset, String cursor, int size) {
    return "<%s?size=%d&cursor=%s>; rel=\"next\"".formatted(releases.iri(dataset), size, cursor);
  }

  private Optional<URI> findCurrent(DatasetId dataset) {
    return iri(history.findNewest(dataset).filter(ReleaseEntry::current));
  }

  private Optional<URI> iri(Optional<ReleaseEntry> entry) {
    return entry.map(found -> releases.iri(found.release()));
  }

  private Optional<URI> findLicense(ReleaseEntry entry) {
    return findManifest(entry)
        .map(Manifest::license)
        .filter(license -> SPDX.matcher(license).matches())
        .map(license -> URI.create("https://spdx.org/licenses/" + license));
  }

  private Optional<Manifest> findManifest(ReleaseEntry entry) {
    var release = entry.release();
    if (!entry.kept()) {
      return Optional.empty();
    }
    var manifest = Manifests.findProven(release.folder(), release.manifestSha256());
    if (manifest.isEmpty() && isKept(release)) {
      throw FILE_DAMAGED.with("the steward has been told; other releases are not affected");
    }
    return manifest;
  }

  /// It may have been withdrawn between two looks.
  private boolean isKept(Release release) {
    return history
        .find(release.dataset(), release.version())
        .filter(ReleaseEntry::kept)
        .isPresent();
  }

  private static void add(StringJoiner links, Optional<URI> target, String relation) {
    target.ifPresent(found -> links.add("<%s>; rel=\"%s\"".formatted(found, relation)));
  }
}
