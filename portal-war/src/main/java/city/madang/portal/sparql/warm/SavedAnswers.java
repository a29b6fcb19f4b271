package city.madang.portal.sparql.warm;

import city.madang.portal.sparql.format.ResultFormat;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Has the saved questions asked whenever the data is new, and stays so for a moment: while one
/// dataset after the other is published, answers would be of no use for longer than that.
///
/// Their bytes are then in the cache of the door, which `/api/questions/{id}` answers by, too.
final class SavedAnswers {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final List<String> queries;
  private final Supplier<OptionalLong> state;
  private final LongSupplier nanos;
  private OptionalLong seen = OptionalLong.empty();
  private OptionalLong asked = OptionalLong.empty();
  private long seenNanos;

  /// @param state names the data as it is; empty while it changes
  /// @param nanos the clock
  SavedAnswers(List<String> queries, Supplier<OptionalLong> state, LongSupplier nanos) {
    this.queries = List.copyOf(queries);
    this.state = state;
    this.nanos = nanos;
  }

  /// Asks all of them, if that is due; stops when the data changes meanwhile.
  ///
  /// @param ask is given a query and a format
  void renew(BiConsumer<String, ResultFormat> ask) {
    var now = state.get();
    if (now.isEmpty() || now.equals(asked) || !isOld(now)) {
      return;
    }
    for (var format : ResultFormat.USUAL) {
      for (var query : queries) {
        if (!state.get().equals(now)) {
          return;
        }
        ask.accept(query, format);
      }
    }
    asked = now;
  }

  private boolean isOld(OptionalLong now) {
    if (!now.equals(seen)) {
      seen = now;
      seenNanos = nanos.getAsLong();
    }
    return nanos.getAsLong() - seenNanos >= MOMENT.toNanos();
  }
}
