package city.madang.portal.steward;

import static city.madang.portal.problem.ProblemType.STEWARD_ONLY;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets nobody in who does not show the steward's token.
@Provider
@StewardOnly
@Dependent
public class StewardFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  @Inject StewardToken token;

  /// Problems: 401 `steward-only`.
  @Override
  public void filter(ContainerRequestContext request) {
    var shown = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (shown == null
        || !shown.startsWith(SCHEME)
        || !token.matches(shown.substring(SCHEME.length()))) {
      throw STEWARD_ONLY.with("show the steward's token in the Authorization header");
    }
  }
}
