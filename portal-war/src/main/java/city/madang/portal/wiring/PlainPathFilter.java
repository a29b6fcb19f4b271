package city.madang.portal.wiring;

import static city.madang.portal.problem.ProblemType.NOT_FOUND;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/// Gives everything one address: JAX-RS passes over what follows a `;` in a path, and each such
/// alias would be another file to caches. A `;` of a name is written `%3B`.
@Provider
@PreMatching
public class PlainPathFilter implements ContainerRequestFilter {
  /// Problems: 404 `not-found`.
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getRequestUri().getRawPath().indexOf(';') >= 0) {
      throw NOT_FOUND.with("no address has a ';' in its path: leave out what follows it");
    }
  }
}
