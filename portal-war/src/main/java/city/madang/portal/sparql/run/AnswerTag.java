package city.madang.portal.sparql.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Names an answer as long as the data is the same.
///
/// @param state of the data that the answer is made of
/// @param text of the ETag
public record AnswerTag(long state, String text) {
  private static final int HASH_BYTES = 16;

  /// Two queries of one address (POST, QUERY) must never have one tag, whoever wrote them.
  ///
  /// @param epoch tells processes apart, whose states are not the same
  static AnswerTag of(String epoch, long state, AnswerCache.Key key) {
    var number = Long.toString(state, Character.MAX_RADIX);
    return new AnswerTag(state, epoch + "-" + number + "-" + hash(key));
  }

  private static String hash(AnswerCache.Key key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      update(digest, List.of(key.query(), key.format()));
      update(digest, key.defaultGraphs());
      update(digest, key.namedGraphs());
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException(none); // each Java has it
    }
  }

  /// With the lengths, so that no text can be taken for two.
  private static void update(MessageDigest digest, List<String> texts) {
    digest.update((texts.size() + "\n").getBytes(UTF_8));
    for (var text : texts) {
      var bytes = text.getBytes(UTF_8);
      digest.update((bytes.length + "\n").getBytes(UTF_8));
      digest.update(bytes);
    }
  }
}
