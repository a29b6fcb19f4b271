package city.madang.portal.ui;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;

import city.madang.etl.dataset.Nearest;
import city.madang.etl.dataset.Themes;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.PageResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The first page: what is here.
@Path("")
@Dependent
public class StartPageResource {
  @Inject StartPage page;

  /// Korean or English: by `lang`, else by the browser's wish, else Korean.
  ///
  /// Problems: 400 `bad-request`, which tells the themes.
  ///
  /// @param theme only what is about it, such as `TRAN`
  @GET
  @Produces(PageResponse.HTML)
  public Response get(
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("theme") @DefaultValue("") String theme,
      @Context HttpHeaders headers) {
    if (!theme.isEmpty() && !Themes.codes().contains(theme)) {
      throw BAD_REQUEST.with(
          "there is no theme '%s'%s: there are %s"
              .formatted(
                  theme, Nearest.hint(theme, Themes.codes()), String.join(", ", Themes.codes())));
    }
    var language = Language.choose(lang, headers.getAcceptableLanguages());
    return PageResponse.of(page.render(language, theme), "Accept-Language");
  }
}
