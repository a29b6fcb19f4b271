package city.madang.portal.http.page;

import static java.util.stream.Collectors.joining;

import city.madang.portal.http.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes a page of a problem for whoever likes `text/html` best of all; programs get the JSON.
@Provider
public class ProblemPageFilter implements ContainerResponseFilter {
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");
  private static final String LANGUAGE = "lang";

  @Context
  @SuppressWarnings("NullAway.Init") // by the container
  private HttpServletRequest sent;

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

  private String page(byte[] json, ContainerRequestContext request) {
    Map<String, Object> members = JsonMapper.shared().readValue(json, new TypeReference<>() {});
    var language = Language.choose(asked(sent.getQueryString()), request.getAcceptableLanguages());
    var address = withoutLanguage(sent.getRequestURI(), sent.getQueryString());
    return new ProblemText(members, address, language).page();
  }

  private static @Nullable String asked(@Nullable String query) {
    return Stream.ofNullable(query)
        .flatMap(it -> Pattern.compile("&").splitAsStream(it))
        .filter(pair -> pair.startsWith(LANGUAGE + "="))
        .map(pair -> pair.substring(LANGUAGE.length() + 1))
        .findFirst()
        .orElse(null);
  }

  /// As it was sent: browsers send characters that are no part of a URI, at which `UriInfo` fails.
  static String withoutLanguage(String path, @Nullable String query) {
    if (query == null) {
      return path;
    }
    var kept =
        Stream.of(query.split("&"))
            .filter(pair -> !pair.startsWith(LANGUAGE + "="))
            .collect(joining("&"));
    return kept.isEmpty() ? path : path + "?" + kept;
  }
}
