package city.madang.etl.privacy.attack;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import java.util.ArrayList;
import java.util.List;

/// Which columns of a table could be keys of a join.
public final class LinkKeyColumns {
  /// 45 columns; each combination is a pass over the file.
  private static final int MOST = 1_035;

  private LinkKeyColumns() {}

  /// Published, and protected by no class.
  public static List<Field> of(Table table) {
    return table.published().stream().filter(field -> field.role() != Role.QUASI).toList();
  }

  /// Each column, then each pair.
  ///
  /// @throws PrivacyRefusal if they are too many to be looked at: none is ever left out
  public static List<List<Field>> combinations(Table table) {
    var columns = of(table);
    var combinations = new ArrayList<List<Field>>();
    columns.forEach(column -> combinations.add(List.of(column)));
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        combinations.add(List.of(columns.get(i), columns.get(j)));
      }
    }
    if (combinations.size() > MOST) {
      throw new PrivacyRefusal(
          "%d published columns are no quasi-identifiers and make more pairs than can be tested as link keys (%d): give some the role identifier or quasi"
              .formatted(columns.size(), MOST));
    }
    return combinations;
  }
}
