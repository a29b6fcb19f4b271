package city.madang.portal.sparql.run;

import java.util.Optional;
import java.util.OptionalLong;

/// An answer that is there, or has begun.
///
/// @param spool to send and close
/// @param id of the query, under which it can be cancelled
/// @param tag names the answer as long as the data is the same
/// @param rows that it has, or triples; absent for ASK, and before all are there
/// @param timing what took how long
public record Answer(
    Spool spool, String id, Optional<AnswerTag> tag, OptionalLong rows, Timing timing) {
  /// Milliseconds until the answer could begin.
  ///
  /// @param cached whether no query ran for it
  /// @param heavy the lane that it waited for
  public record Timing(boolean cached, boolean heavy, double waited, double ran) {
    /// The value of `Server-Timing`.
    public String header() {
      return "wait;dur=" + tenths(waited) + ", query;dur=" + tenths(ran);
    }

    private static double tenths(double millis) {
      return Math.round(millis * 10) / 10.0;
    }

    /// The value of `Cache-Status`. Source: RFC 9211.
    public String cacheStatus() {
      return cached ? "madang; hit" : "madang; fwd=miss";
    }
  }
}
