package city.madang.portal.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Problem details, as a client receives them.
///
/// Source: RFC 9457, "Problem Details for HTTP APIs".
///
/// @param status HTTP status code
/// @param members `type`, `title`, `status`, `detail` and what the type adds, in this order
public record Problem(int status, Map<String, Object> members) {
  /// The name under which a filter leaves what helps the caller, on the request.
  public static final String DETAIL = Problem.class.getName() + ".detail";

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  static Problem of(String type, String title, int status, String detail) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status);
    if (!detail.isBlank()) {
      members.put("detail", detail);
    }
    return new Problem(status, members);
  }

  /// The problem of a status that no resource explained further.
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> ProblemType.BAD_REQUEST.problem("");
      case 404 -> ProblemType.NOT_FOUND.problem("");
      case 405 -> ProblemType.METHOD_NOT_ALLOWED.problem("");
      case 406 -> ProblemType.NOT_ACCEPTABLE.problem("");
      case 413 -> ProblemType.CONTENT_TOO_LARGE.problem("");
      case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE.problem("");
      case 500 -> ProblemType.INTERNAL_ERROR.problem("");
      default -> of("about:blank", "HTTP " + status, status, "");
    };
  }

  /// The last part of its type, such as `not-found`.
  public String name() {
    var type = String.valueOf(members.get("type"));
    return type.substring(type.lastIndexOf('/') + 1);
  }

  /// Whether it is one of this type.
  boolean is(ProblemType type) {
    return type.iri().equals(members.get("type"));
  }

  /// Adds an extension member.
  public Problem and(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, more);
  }
}
