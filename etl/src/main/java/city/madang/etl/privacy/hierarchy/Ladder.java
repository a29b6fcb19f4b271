package city.madang.etl.privacy.hierarchy;

import java.util.List;

/// Labels that follow from a value, so that nobody needs to write them down.
interface Ladder {
  /// Number of levels between the value and `*`.
  int height();

  /// What is wrong with the values, counted and with a remedy; nothing if all have labels.
  ///
  /// @param values distinct and not empty
  List<String> objections(List<String> values);

  /// The label above a value that fits.
  ///
  /// @param step from 0, the level above the value
  String label(String value, int step);
}
