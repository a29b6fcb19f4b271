package city.madang.portal.sparql.run;

/// Names an answer as long as the data is the same.
///
/// @param state of the data that the answer is made of
/// @param text of the ETag
public record AnswerTag(long state, String text) {
  /// @param epoch tells processes apart, whose states are not the same
  static AnswerTag of(String epoch, long state, AnswerCache.Key key) {
    var text =
        "%s-%s-%08x".formatted(epoch, Long.toString(state, Character.MAX_RADIX), key.hashCode());
    return new AnswerTag(state, text);
  }
}
