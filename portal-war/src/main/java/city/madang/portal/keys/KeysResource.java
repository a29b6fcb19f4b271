package city.madang.portal.keys;

import city.madang.etl.export.signature.KeySet;
import city.madang.etl.export.signature.SigningKeys;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// The public keys of all signed releases, the current one first.
@Path(KeySet.PATH)
@Dependent
public class KeysResource {
  private static final String AN_HOUR = "public, max-age=3600";

  @Inject SigningKeys keys;

  /// A JWK set. Source: RFC 7517, section 8.5 for its media type.
  @GET
  @Produces("application/jwk-set+json")
  public Response keys() {
    return Response.ok(keys.publicKeys().toJson())
        .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
        .build();
  }
}
