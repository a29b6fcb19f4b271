package city.madang.etl.dataset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/// Which releases of a dataset keep their files. The current one always does.
///
/// A release stays if either part says so; without any part all of them stay.
///
/// @param keep that many of the newest stay
/// @param age those stay that were published less than this ago; a calendar's days, months, years
public record Retention(OptionalInt keep, Optional<Period> age) {
  /// Nothing is ever deleted.
  public static final Retention EVERYTHING = new Retention(OptionalInt.empty(), Optional.empty());

  private static final LocalDate LATEST = LocalDate.EPOCH.plusYears(1_000);

  /// @throws IllegalArgumentException if a part is not positive, or longer than a thousand years
  public Retention {
    if (keep.isPresent() && keep.getAsInt() < 1) {
      throw new IllegalArgumentException("keep is at least 1: the current release always stays");
    }
    age.ifPresent(Retention::check);
  }

  private static void check(Period age) {
    if (age.isZero() || age.isNegative()) {
      throw new IllegalArgumentException("for is a time above 0, like P365D or P1Y");
    }
    if (!isBounded(age)) {
      throw new IllegalArgumentException(
          "for is at most a thousand years; leave retention out to keep everything");
    }
  }

  private static boolean isBounded(Period age) {
    try {
      return !LocalDate.EPOCH.plus(age).isAfter(LATEST);
    } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
      return false;
    }
  }

  /// Tells whether a release that is not current stays.
  ///
  /// @param newer how many releases are newer, those withdrawn or retired not counted
  public boolean stays(int newer, Instant published, Instant now) {
    if (keep.isEmpty() && age.isEmpty()) {
      return true;
    }
    boolean amongNewest = keep.isPresent() && newer < keep.getAsInt();
    return amongNewest || age.filter(time -> isYoung(time, published, now)).isPresent();
  }

  private static boolean isYoung(Period age, Instant published, Instant now) {
    return published.isAfter(now.atOffset(ZoneOffset.UTC).minus(age).toInstant());
  }

  /// How the descriptor says it, such as `keep 12, for P365D`.
  public String rule() {
    var rule = new StringJoiner(", ");
    keep.ifPresent(count -> rule.add("keep " + count));
    age.ifPresent(time -> rule.add("for " + time));
    return rule.toString();
  }
}
