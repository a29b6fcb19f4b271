package city.madang.portal.http.page;

import city.madang.portal.http.Language;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes a page of a problem for whoever likes `text/html` best of all; programs get the JSON.
@Provider
public class ProblemPageFilter implements ContainerResponseFilter {
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");
  private static final String LANGUAGE = "lang";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!PROBLEM.equals(response.getMediaType())) {
      return;
    }
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (response.getEntity() instanceof byte[] json
        && isPageLiked(request.getAcceptableMediaTypes())) {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      PageResponse.SAFETY.forEach((name, value) -> response.getHeaders().putSingle(name, value));
      response.setEntity(
          page(json, request).getBytes(StandardCharsets.UTF_8),
          null,
          MediaType.valueOf(PageResponse.HTML));
    }
  }

  /// @param wishes the best first
  private static boolean isPageLiked(List<MediaType> wishes) {
    var best = wishes.isEmpty() ? MediaType.WILDCARD_TYPE : wishes.getFirst();
    return best.getType().equals("text") && best.getSubtype().equals("html");
  }

  private static String page(byte[] json, ContainerRequestContext request) {
    Map<String, Object> members = JsonMapper.shared().readValue(json, new TypeReference<>() {});
    var address = request.getUriInfo();
    var asked = address.getQueryParameters().getFirst(LANGUAGE);
    var language = Language.choose(asked, request.getAcceptableLanguages());
    return new ProblemText(members, withoutLanguage(address), language).page();
  }

  private static String withoutLanguage(UriInfo address) {
    var uri = address.getRequestUriBuilder().replaceQueryParam(LANGUAGE).build();
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
