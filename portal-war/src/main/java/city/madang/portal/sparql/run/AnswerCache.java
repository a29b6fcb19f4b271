package city.madang.portal.sparql.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Small answers of the data as it is now, those that were asked last. Thread-safe.
final class AnswerCache {
  /// The largest that is kept.
  static final int ANSWER_BYTES = 1 << 20;

  private static final int BOTH_WAYS = 2;

  private final long most;
  private final Map<Key, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long state;
  private long bytes;

  /// @param most bytes of all answers
  AnswerCache(long most) {
    this.most = most;
  }

  /// What an answer depends on, beside the data.
  ///
  /// @param format its media type, and of a page its language
  record Key(String query, List<String> defaultGraphs, List<String> namedGraphs, String format) {
    private long bytes() {
      return (long) BOTH_WAYS * query.length();
    }
  }

  /// An answer.
  ///
  /// @param rows that it has, or triples; absent for ASK
  @SuppressWarnings("ArrayRecordComponent") // as it is sent, and never compared
  record Kept(byte[] bytes, OptionalLong rows) {}

  /// @param now the state of the data
  synchronized Optional<Kept> find(Key key, long now) {
    return state == now ? Optional.ofNullable(answers.get(key)) : Optional.empty();
  }

  /// Keeps an answer that was made of this state of the data.
  synchronized void put(Key key, long made, Kept answer) {
    if (made < state || answer.bytes().length > ANSWER_BYTES) {
      return;
    }
    if (made > state) {
      answers.clear();
      bytes = 0;
      state = made;
    }
    var before = answers.put(key, answer);
    bytes += answer.bytes().length + (before == null ? key.bytes() : -before.bytes().length);
    var eldest = answers.entrySet().iterator();
    while (bytes > most) {
      var gone = eldest.next();
      bytes -= gone.getKey().bytes() + gone.getValue().bytes().length;
      eldest.remove();
    }
  }
}
