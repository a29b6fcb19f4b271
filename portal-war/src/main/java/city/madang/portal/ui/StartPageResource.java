package city.madang.portal.ui;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The first page: what is here, and a way through each door.
@Path("")
@Dependent
public class StartPageResource {
  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @Inject StartPage page;

  /// Korean or English: by `lang`, else by the browser's wish, else Korean.
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response get(@QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
    return Response.ok(page.render(language(lang, headers)))
        .header(HttpHeaders.VARY, "Accept-Language")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", SECURITY)
        .header("Referrer-Policy", "same-origin")
        .build();
  }

  private static Language language(@Nullable String lang, HttpHeaders headers) {
    if (lang != null) {
      return lang.equals("en") ? Language.EN : Language.KO;
    }
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(code -> code.equals("ko") || code.equals("en"))
        .findFirst()
        .map(code -> code.equals("en") ? Language.EN : Language.KO)
        .orElse(Language.KO);
  }
}
