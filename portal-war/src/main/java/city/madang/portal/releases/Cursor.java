package city.madang.portal.releases;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.release.ReleaseEntry.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// A place in a list of releases, as a text that clients give back.
///
/// It names the last release they saw, not a number of a page: what is published meanwhile moves
/// nothing.
final class Cursor {
  private static final Pattern SHAPE = Pattern.compile("(\\S{1,40}) (\\d{8}\\.\\d{1,9})");

  private Cursor() {}

  static String of(Position place) {
    var text = place.published() + " " + place.version();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// @throws IllegalArgumentException if `cursor` is none
  static Position parse(String cursor) {
    var text = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
    if (!text.matches()) {
      throw new IllegalArgumentException("this is no cursor");
    }
    try {
      return new Position(Instant.parse(text.group(1)), text.group(2));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("this is no cursor", wrong);
    }
  }
}
