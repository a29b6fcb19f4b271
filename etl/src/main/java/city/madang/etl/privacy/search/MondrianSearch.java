package city.madang.etl.privacy.search;

import java.util.Optional;

/// Local recoding: Mondrian over hierarchies, from `*` everywhere down to where k allows.
///
/// Source: LeFevre, DeWitt, Ramakrishnan, "Mondrian multidimensional k-anonymity" (2006).
final class MondrianSearch implements Search {
  @Override
  public Optional<Draft> search(Task task) {
    return Optional.of(new Mondrian(task).run());
  }
}
