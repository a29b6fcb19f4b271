package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.util.Optional;

/// How the values of a field are found and read in the source.
///
/// @param from where a value lies if it is not named as the field: a heading of a text file, or a
///   JSON pointer (RFC 6901) into the element of the row
/// @param format how a date or a date and time is written, if not as ISO 8601 has it
/// @param scale what a number of the source is multiplied by, above 0: `0.02` where speeds come in
///   steps of 0.02 m/s
public record Reading(
    Optional<String> from, Optional<TimeFormat> format, Optional<BigDecimal> scale) {
  /// Named as the field, and written as we do.
  public static final Reading PLAIN = new Reading(Optional.empty(), Optional.empty());

  /// Without a scale.
  public Reading(Optional<String> from, Optional<TimeFormat> format) {
    this(from, format, Optional.empty());
  }

  /// @throws IllegalArgumentException if scale is not above 0
  public Reading {
    if (scale.filter(step -> step.signum() <= 0).isPresent()) {
      throw new IllegalArgumentException("scale must be above 0");
    }
  }

  void requireType(FieldType type) {
    format.ifPresent(it -> it.requireType(type));
    if (scale.isPresent() && type != FieldType.NUMBER) {
      throw new IllegalArgumentException("scale belongs to fields of type number");
    }
  }
}
