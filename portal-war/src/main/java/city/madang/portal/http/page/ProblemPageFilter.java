package city.madang.portal.http.page;

import static java.util.stream.Collectors.joining;

import city.madang.portal.http.Language;
import city.madang.portal.http.QueryPairs;
import city.madang.portal.problem.Problem;
import city.madang.portal.problem.ProblemJson;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Makes a page of a problem for whoever likes `text/html` best of all; programs get the JSON, in
/// Korean if they like that best.
@Provider
public class ProblemPageFilter implements ContainerResponseFilter {
  private static final String LANGUAGE = "lang=";
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  @Context
  @SuppressWarnings("NullAway.Init") // by the container
  private HttpServletRequest sent;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!PROBLEM.equals(response.getMediaType())) {
      return;
    }
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (!(response.getEntity() instanceof byte[] json)) {
      return;
    }
    if (isPageLiked(request.getAcceptableMediaTypes())) {
      PageResponse.SAFETY.forEach((name, value) -> response.getHeaders().putSingle(name, value));
      response.setEntity(
          page(json, request).getBytes(StandardCharsets.UTF_8),
          null,
          MediaType.valueOf(PageResponse.HTML));
    } else if (Language.findLiked(request.getAcceptableLanguages())
        .equals(Optional.of(Language.KO))) {
      var problem = new Problem(response.getStatus(), members(json));
      response.setEntity(ProblemJson.of(KoreanProblems.korean(problem)), null, PROBLEM);
    }
  }

  private static Map<String, Object> members(byte[] json) {
    return JsonMapper.shared().readValue(json, new TypeReference<>() {});
  }

  /// @param wishes the best first
  private static boolean isPageLiked(List<MediaType> wishes) {
    var best = wishes.isEmpty() ? MediaType.WILDCARD_TYPE : wishes.getFirst();
    return best.getType().equals("text") && best.getSubtype().equals("html");
  }

  private String page(byte[] json, ContainerRequestContext request) {
    var language = Language.choose(asked(sent.getQueryString()), request.getAcceptableLanguages());
    var address = withoutLanguage(sent.getRequestURI(), sent.getQueryString());
    return new ProblemText(members(json), address, language).page();
  }

  /// The language that the address asks for.
  static @Nullable String asked(@Nullable String query) {
    return QueryPairs.of(query).pairs().stream()
        .filter(ProblemPageFilter::isLanguage)
        .map(pair -> pair.sent().substring(LANGUAGE.length()))
        .findFirst()
        .orElse(null);
  }

  static String withoutLanguage(String path, @Nullable String query) {
    var kept =
        QueryPairs.of(query).pairs().stream()
            .filter(pair -> !isLanguage(pair))
            .map(QueryPairs.Pair::sent)
            .collect(joining("&"));
    return kept.isEmpty() ? path : path + "?" + kept;
  }

  /// As it was sent: a page of what is wrong cannot fail at what is wrong.
  private static boolean isLanguage(QueryPairs.Pair pair) {
    return pair.sent().startsWith(LANGUAGE);
  }
}
