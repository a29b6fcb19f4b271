package city.madang.portal.steward;

import static city.madang.portal.problem.ProblemType.STEWARD_ONLY;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody below `/steward` who does not show the steward's token. It is asked before anything
/// else is looked at, so that strangers learn nothing of what is there.
@Provider
@PreMatching
@Dependent
public class StewardFilter implements ContainerRequestFilter {
  private static final String ADDRESS = "steward";
  private static final String SCHEME = "Bearer ";

  /// Source: RFC 9110, section 11.6.1: each 401 has one.
  private static final String CHALLENGE = SCHEME + "realm=\"steward\"";

  @Inject StewardToken token;

  /// Problems: 401 `steward-only`.
  @Override
  public void filter(ContainerRequestContext request) {
    if (isBelow(request.getUriInfo()) && !isSteward(request)) {
      throw STEWARD_ONLY
          .with("show the steward's token in the Authorization header")
          .withHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
  }

  private static boolean isBelow(UriInfo address) {
    return address.getPathSegments().stream()
        .map(PathSegment::getPath)
        .dropWhile(String::isEmpty)
        .limit(1)
        .anyMatch(ADDRESS::equals);
  }

  private boolean isSteward(ContainerRequestContext request) {
    var shown = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return shown != null
        && shown.startsWith(SCHEME)
        && token.matches(shown.substring(SCHEME.length()));
  }
}
