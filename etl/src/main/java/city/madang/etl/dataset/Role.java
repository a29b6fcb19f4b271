package city.madang.etl.dataset;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a column means for the people behind the rows. Every field of a source states one.
public enum Role {
  /// Tells whose row it is: counted, then dropped.
  ENTITY,
  /// Names a person by itself: dropped.
  IDENTIFIER,
  /// Helps to recognize a person together with others: generalized.
  QUASI,
  /// What nobody should learn of a person.
  SENSITIVE,
  /// A measured number: rounded, because exact numbers join tables.
  MEASURE,
  /// Where, when and how somebody moved: trimmed, cut into pieces and rounded.
  TRACK,
  /// Says nothing about a person.
  OPEN,
  /// No column of the source: made for the release, such as a noisy count. No descriptor states it.
  MADE;

  /// Those that a field of a source can have.
  static final Set<Role> STATED =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(MADE)));
}
