package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.records.RecordsException;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the documents, anew for each request: they are small, and asked for seldom.
public final class Documents {
  private final ReleaseRegister register;
  private final DescribedReleases releases;
  private final Bodies bodies;
  private final List<Format> formats;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public Documents(
      ReleaseRegister register,
      DescribedReleases releases,
      Bodies bodies,
      List<Format> formats,
      URI baseIri) {
    this.register = register;
    this.releases = releases;
    this.bodies = bodies;
    this.formats = List.copyOf(formats);
    this.baseIri = baseIri;
  }

  byte[] portal() {
    return PortalDocument.of(baseIri, versions(), bodies, formats).toBytes();
  }

  byte[] catalog() {
    return ApiCatalog.of(baseIri, versions().keySet());
  }

  byte[] current(DatasetId id) {
    return dataset(releases.current(id), true);
  }

  byte[] release(DatasetId id, String version) {
    return dataset(releases.release(id, version), false);
  }

  private byte[] dataset(Release release, boolean current) {
    try {
      return DatasetDocument.of(releases.describe(release), current, formats, baseIri).toBytes();
    } catch (RecordsException e) {
      throw OVERLOADED.with("the release's tables could not be looked at: ask again in a while");
    }
  }

  private SortedMap<String, String> versions() {
    var versions = new TreeMap<String, String>();
    register
        .listCurrent()
        .forEach(release -> versions.put(release.dataset().value(), release.version()));
    return versions;
  }
}
