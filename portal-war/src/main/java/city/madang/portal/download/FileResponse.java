package city.madang.portal.download;

import static city.madang.portal.problem.ProblemType.PRECONDITION_FAILED;
import static city.madang.portal.problem.ProblemType.RANGE_NOT_SATISFIABLE;

import city.madang.portal.download.body.FileBody.Part;
import city.madang.portal.download.body.FileBody.Part.Slice;
import city.madang.portal.download.body.FileBody.Part.Text;
import city.madang.portal.http.ContentCoding;
import city.madang.portal.http.ContentDisposition;
import city.madang.portal.http.content.ByteRange;
import city.madang.portal.http.content.HttpDate;
import city.madang.portal.http.content.RangeRequest;
import city.madang.portal.http.content.RangeRequest.Parts;
import city.madang.portal.http.content.RangeRequest.Unsatisfiable;
import city.madang.portal.http.content.RangeRequest.Whole;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns a representation into status, headers and parts: whole, one range, several, or "not
/// modified".
///
/// @param links value of the `Link` header
///
/// @param digests wanted by the client, `Repr-Digest` and `Content-Digest`
record FileResponse(
    Representation representation, DownloadRequest request, FieldDigests digests, String links) {
  /// A version never changes.
  private static final String FOREVER = "public, max-age=31536000, immutable";

  /// A released page has its own styles and nothing else; should it ever have more, it is not run.
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  /// @param ofFile value of `Repr-Digest`, if one is wanted
  /// @param ofWholeContent value of `Content-Digest` when all is sent, if one is wanted
  record FieldDigests(Optional<String> ofFile, Optional<String> ofWholeContent) {}

  /// @param parts of the body, in order; none for 304
  record Answer(Response response, List<Part> parts) {
    Answer {
      parts = List.copyOf(parts);
    }
  }

  /// Problems: 412 `precondition-failed`, 416 `range-not-satisfiable`.
  Answer answer() {
    var validators = representation.validators();
    return switch (request.conditions().judge(validators)) {
      case NOT_MODIFIED -> new Answer(common(Response.notModified()).build(), List.of());
      case FAILED -> throw PRECONDITION_FAILED.with("its ETag is " + validators.etag());
      case SEND -> send(request.conditions().rangeApplies(validators));
    };
  }

  private Answer send(boolean rangeApplies) {
    long size = representation.sizeBytes();
    var range = rangeApplies ? RangeRequest.of(request.range(), size) : new Whole();
    return switch (range) {
      case Whole() -> whole(size);
      case Parts(var ranges) when ranges.size() == 1 -> one(ranges.getFirst(), size);
      case Parts(var ranges) -> several(ranges, size);
      case Unsatisfiable() ->
          throw RANGE_NOT_SATISFIABLE
              .with("the file has %d bytes".formatted(size))
              .and("sizeBytes", size)
              .withHeader("Content-Range", "bytes */" + size);
    };
  }

  private Answer whole(long size) {
    var response = described(200, size).type(representation.mediaType());
    digests.ofWholeContent.ifPresent(digest -> response.header("Content-Digest", digest));
    List<Part> parts = size == 0 ? List.of() : List.of(new Slice(new ByteRange(0, size)));
    return new Answer(response.build(), parts);
  }

  private Answer one(ByteRange range, long size) {
    var response =
        described(206, range.length())
            .type(representation.mediaType())
            .header("Content-Range", range.toContentRange(size));
    return new Answer(response.build(), List.of(new Slice(range)));
  }

  /// Source: RFC 9110, section 14.6. No file holds its own hash, so that it can part the ranges.
  private Answer several(List<ByteRange> ranges, long size) {
    var boundary = "madang" + representation.sha256().substring(0, 40);
    var parts = new ArrayList<Part>();
    for (var range : ranges) {
      parts.add(
          new Text(
              "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                  .formatted(boundary, representation.mediaType(), range.toContentRange(size))));
      parts.add(new Slice(range));
    }
    parts.add(new Text("\r\n--" + boundary + "--\r\n"));
    long length = parts.stream().mapToLong(Part::length).sum();
    var response = described(206, length).type("multipart/byteranges; boundary=" + boundary);
    return new Answer(response.build(), parts);
  }

  private ResponseBuilder described(int status, long length) {
    var name = representation.name();
    var response =
        common(Response.status(status))
            .header(HttpHeaders.LINK, links)
            .header(HttpHeaders.CONTENT_LENGTH, length)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                isPage() ? ContentDisposition.inline(name) : ContentDisposition.attachment(name));
    if (isPage()) {
      response.header("Content-Security-Policy", PAGE_POLICY);
    }
    if (representation.coding() != ContentCoding.IDENTITY) {
      response.header(HttpHeaders.CONTENT_ENCODING, representation.coding().token());
    }
    return response;
  }

  private ResponseBuilder common(ResponseBuilder response) {
    var validators = representation.validators();
    response
        .header(HttpHeaders.ETAG, validators.etag())
        .header(HttpHeaders.LAST_MODIFIED, HttpDate.format(validators.modified()))
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, FOREVER);
    digests.ofFile.ifPresent(digest -> response.header("Repr-Digest", digest));
    if (representation.negotiated()) {
      response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    return response;
  }

  /// A page is read where it is, everything else is kept.
  private boolean isPage() {
    return representation.mediaType().startsWith(MediaType.TEXT_HTML);
  }
}
