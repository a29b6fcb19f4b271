package city.madang.etl.privacy.search;

import java.util.Optional;

/// Looks for the recoding that loses least. The same task always gives the same draft.
interface Search {
  /// A draft that keeps the policy, if the search finds one.
  Optional<Draft> search(Task task);
}
