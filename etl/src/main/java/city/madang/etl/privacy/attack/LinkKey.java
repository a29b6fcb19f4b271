package city.madang.etl.privacy.attack;

import java.util.List;

/// How far one published column, or two together, single out rows: whoever knows them elsewhere can
/// join.
///
/// @param columns one or two, no quasi-identifier among them
/// @param before share of the raw rows whose value is alone, 0–1; it shows what rounding does
/// @param after the same share of the released rows; what the policy limits
public record LinkKey(List<String> columns, double before, double after) {
  public LinkKey {
    columns = List.copyOf(columns);
  }
}
