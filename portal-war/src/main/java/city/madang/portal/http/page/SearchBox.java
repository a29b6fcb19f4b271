package city.madang.portal.http.page;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.portal.http.Language;
import java.util.Optional;

/// The form that asks the search door, whose answer is a page too.
///
/// @param label what is searched, plain text
/// @param text what was typed already
/// @param dataset only this one
/// @param language of the answer
public record SearchBox(String label, String text, Optional<DatasetId> dataset, Language language) {
  /// Nothing is typed yet.
  public static SearchBox empty(String label, Optional<DatasetId> dataset, Language language) {
    return new SearchBox(label, "", dataset, language);
  }

  /// The form; one on a page.
  public String html() {
    return """
    <form action="/api/search" role="search">%s<input type="hidden" name="lang" value="%s">
    <label for="q">%s</label> <input id="q" name="q" type="search" value="%s"> <button>%s</button>
    </form>
    """
        .formatted(
            dataset
                .map("<input type=\"hidden\" name=\"dataset\" value=\"%s\">"::formatted)
                .orElse(""),
            language.code(),
            escape(label),
            escape(text),
            language.of("찾기", "Search"));
  }
}
