package city.madang.etl.synthetic;

import city.madang.etl.synthetic.busan.Draws;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.random.RandomGenerator;

/// The week of all that is made up, 16 to 22 November 2026, in the time of Korea, and how a city
/// moves in it.
///
/// Distributions: of 100 trips of a week 15.5 are on each day from Monday to Friday and 11.25 on
/// each of the other two. On working days hours weigh as in [#WORKING]: two peaks, at 8 and at 18,
/// each three times as high as the plain around 11. On Saturday and Sunday there is one wide hill.
final class ReferenceWeek {
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  private static final double[] DAYS = {15.5, 15.5, 15.5, 15.5, 15.5, 11.25, 11.25};

  /// By hour of the day, from 0.
  static final double[] WORKING = {
    .3, .1, .1, .1, .3, 1, 3, 8, 9, 5, 3, 3, 3.5, 3.5, 3.5, 4, 5, 8, 9, 6, 4, 3, 2, 1
  };

  static final double[] FREE = {
    .6, .3, .2, .1, .2, .5, 1, 2, 3, 4, 5, 5.5, 6, 6, 6, 6, 6, 5.5, 5, 4, 3.5, 3, 2, 1
  };

  private ReferenceWeek() {}

  /// A day of the week, 0 is Monday.
  static int day(RandomGenerator random) {
    return Draws.weighted(DAYS, random);
  }

  /// An hour of that day.
  static int hour(int day, RandomGenerator random) {
    return Draws.weighted(day < 5 ? WORKING : FREE, random);
  }

  /// A moment of the week, to the second.
  static LocalDateTime moment(RandomGenerator random) {
    int day = day(random);
    return at(day, hour(day, random), random);
  }

  /// A moment in that hour, each as likely.
  static LocalDateTime at(int day, int hour, RandomGenerator random) {
    return MONDAY.plusDays(day).atTime(hour, random.nextInt(60), random.nextInt(60));
  }
}
