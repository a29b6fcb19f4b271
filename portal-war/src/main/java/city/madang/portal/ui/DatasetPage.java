package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import java.net.URI;
import java.util.Optional;

/// The page of a dataset: what it is, what was done for the people in it, and how it is asked.
public final class DatasetPage {
  private final ReleaseRegister register;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public DatasetPage(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
  }

  /// Empty if nothing is published of it.
  Optional<String> find(DatasetId id, Language language) {
    return register.findCurrent(id).map(release -> render(release, language));
  }

  /// Where all that the graphs tell of it is, relative to its name.
  ///
  /// @return empty if nothing is published of it
  Optional<String> findDescription(DatasetId id) {
    return register.findCurrent(id).map(_ -> ".." + WaysIn.asking(WaysIn.describing(iri(id))));
  }

  private URI iri(DatasetId id) {
    return baseIri.resolve("datasets/" + id);
  }

  private String render(Release release, Language language) {
    var facts = ReleaseFacts.find(release);
    var title = language.of(release.title());
    var heading = "<h1>" + escape(title) + "</h1>\n";
    return facts
        .map(known -> new ReleaseText(known, iri(release.dataset()), language))
        .map(told -> page(title, release, language, told.head()).around(heading + told.body()))
        .orElseGet(
            () ->
                page(title, release, language, "")
                    .around(heading + "<p class=\"note\">" + damaged(language) + "</p>\n"));
  }

  private static Page page(String title, Release release, Language language, String head) {
    return new Page(title, language, "/datasets/" + release.dataset(), head);
  }

  static String damaged(Language language) {
    return language.of(
        "서버에 있는 파일이 손상되어 복구될 때까지 내려받을 수 없습니다.",
        "Its files on our disk are damaged, and not served until they are restored.");
  }
}
