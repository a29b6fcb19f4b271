package city.madang.portal.wiring;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Compares tags of `If-None-Match` weakly, as RFC 9110, section 13.1.2 has it: JAX-RS compares
/// them strongly, and proxies that compress make strong ones weak.
@Provider
@PreMatching
public class WeakTagFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    request
        .getHeaders()
        .computeIfPresent(
            HttpHeaders.IF_NONE_MATCH,
            (_, tags) -> tags.stream().map(tag -> tag.replace("W/\"", "\"")).toList());
  }
}
