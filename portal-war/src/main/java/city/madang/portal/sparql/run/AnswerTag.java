package city.madang.portal.sparql.run;

import java.util.HexFormat;

/// Names an answer as long as the data is the same.
///
/// @param state of the data that the answer is made of
/// @param text of the ETag
public record AnswerTag(long state, String text) {
  /// @param epoch tells processes apart, whose states are not the same
  static AnswerTag of(String epoch, long state, AnswerCache.Key key) {
    var number = Long.toString(state, Character.MAX_RADIX);
    var hash = HexFormat.of().toHexDigits(key.hashCode());
    return new AnswerTag(state, epoch + "-" + number + "-" + hash);
  }
}
