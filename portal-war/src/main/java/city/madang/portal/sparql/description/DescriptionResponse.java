package city.madang.portal.sparql.description;

import city.madang.portal.http.Language;
import city.madang.portal.sparql.format.HtmlPage;
import city.madang.portal.sparql.format.ResultFormat;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Answers whoever asks for the door itself: programs with its description, browsers with a form.
public final class DescriptionResponse {
  private final ServiceDescription description;

  public DescriptionResponse(ServiceDescription description) {
    this.description = description;
  }

  /// For programs or for people, as they wish.
  ///
  /// @param language of the page
  public Response ofDoor(List<MediaType> acceptable, Language language, Request request) {
    var offered =
        Stream.concat(ResultFormat.DESCRIPTIONS.stream(), Stream.of(ResultFormat.HTML)).toList();
    var format = ResultFormat.choose(offered, acceptable);
    return format.isHtml()
        ? answer(format, HtmlPage.form(language).getBytes(StandardCharsets.UTF_8), request).build()
        : described(format, request);
  }

  /// For programs.
  public Response ofData(List<MediaType> acceptable, Request request) {
    return described(ResultFormat.choose(ResultFormat.DESCRIPTIONS, acceptable), request);
  }

  private Response described(ResultFormat format, Request request) {
    return answer(format, description.toBytes(format), request).build();
  }

  private static ResponseBuilder answer(ResultFormat format, byte[] bytes, Request request) {
    var tag = new EntityTag(UUID.nameUUIDFromBytes(bytes).toString());
    var known = request.evaluatePreconditions(tag);
    return format
        .tell(known == null ? Response.ok(bytes) : known)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
