/// Evaluates on the store's indexes what a general engine reads quad by quad: ranges of values,
/// groups and distinct values.
@NullMarked
package city.madang.portal.sparql.index;

import org.jspecify.annotations.NullMarked;
