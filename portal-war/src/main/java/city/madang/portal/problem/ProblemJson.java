package city.madang.portal.problem;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// The bytes of a problem; needs no other part of the portal to work.
public final class ProblemJson {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonMapper JSON = new JsonMapper();

  private ProblemJson() {}

  /// As UTF-8.
  public static byte[] of(Problem problem) {
    return (JSON.writeValueAsString(problem.members()) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
