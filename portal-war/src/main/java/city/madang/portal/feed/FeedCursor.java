package city.madang.portal.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.ReleaseEntry.News;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// A place in a feed, as a text that readers give back.
final class FeedCursor {
  private static final Pattern SHAPE =
      Pattern.compile("(\\S{1,40}) ([a-z0-9-]{2,63}) (\\d{8}\\.\\d{1,9})");

  private FeedCursor() {}

  static String of(News last) {
    var text = last.at() + " " + last.dataset() + " " + last.version();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// @throws IllegalArgumentException if `cursor` is none
  static News parse(String cursor) {
    var text = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
    if (!text.matches()) {
      throw new IllegalArgumentException("this is no cursor");
    }
    try {
      return new News(Instant.parse(text.group(1)), new DatasetId(text.group(2)), text.group(3));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("this is no cursor", wrong);
    }
  }
}
