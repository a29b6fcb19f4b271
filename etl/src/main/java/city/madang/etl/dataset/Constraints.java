package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a value must fulfil; a row that does not is rejected.
///
/// Source: Frictionless Table Schema, "Constraints".
///
/// @param required no empty value
/// @param unique no value twice
/// @param minimum for numbers and years
/// @param maximum for numbers and years
/// @param pattern for strings: the whole value matches (RE2 syntax)
/// @param values the values that are allowed; empty allows all
public record Constraints(
    boolean required,
    boolean unique,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    Optional<Pattern> pattern,
    Set<String> values) {
  /// Everything is allowed.
  public static final Constraints NONE =
      new Constraints(false, false, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public Constraints {
    values = Set.copyOf(values);
  }
}
