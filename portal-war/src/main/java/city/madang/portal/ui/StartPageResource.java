package city.madang.portal.ui;

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
  /// @param theme only what is about it, such as `TRAN`; nothing is about one that is unknown
  @GET
  @Produces(PageResponse.HTML)
  public Response get(
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("theme") @DefaultValue("") String theme,
      @Context HttpHeaders headers) {
    var language = Language.choose(lang, headers.getAcceptableLanguages());
    return PageResponse.of(page.render(language, theme), "Accept-Language");
  }
}
