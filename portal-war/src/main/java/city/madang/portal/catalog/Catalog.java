package city.madang.portal.catalog;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.catalog.DatasetEntry.FileEntry;
import java.net.URI;
import java.util.List;

/// What the portal publishes right now.
public final class Catalog {
  private final ReleaseRegister register;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public Catalog(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
  }

  List<DatasetEntry> listDatasets() {
    return register.listCurrent().stream().map(this::toEntry).toList();
  }

  private DatasetEntry toEntry(Release release) {
    var iri = baseIri.resolve("datasets/" + release.dataset());
    var manifest = Manifests.findProven(release.folder(), release.manifestSha256());
    return new DatasetEntry(
        release.dataset().value(),
        iri,
        release.title(),
        release.version(),
        release.published(),
        URI.create(iri + "/graph"),
        manifest.map(proven -> files(proven, release, iri)).orElseGet(List::of),
        manifest.isPresent() ? null : true);
  }

  private static List<FileEntry> files(Manifest manifest, Release release, URI iri) {
    return manifest.files().stream().map(file -> toEntry(file, release, iri)).toList();
  }

  private static FileEntry toEntry(ReleasedFile file, Release release, URI iri) {
    return new FileEntry(
        file.name(),
        file.mediaType(),
        file.sizeBytes(),
        file.sha256(),
        URI.create(iri + "/releases/" + release.version() + "/" + file.name()),
        URI.create(iri + "/latest/" + file.name()));
  }
}
