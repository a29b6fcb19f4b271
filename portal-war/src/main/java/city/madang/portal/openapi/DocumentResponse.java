package city.madang.portal.openapi;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// A document with a tag that tells its bytes: they change with the release and with the portal.
final class DocumentResponse {
  /// Source: the registered media type of OpenAPI.
  static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.1";

  private DocumentResponse() {}

  /// The media type is chosen by what the resource produces.
  static Response of(byte[] document, Request request) {
    var tag = new EntityTag(UUID.nameUUIDFromBytes(document).toString());
    var known = request.evaluatePreconditions(tag);
    return (known == null ? Response.ok(document) : known)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, "Accept")
        .build();
  }
}
