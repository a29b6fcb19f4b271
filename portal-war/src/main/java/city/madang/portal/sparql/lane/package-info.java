/// Who may run a query now: places for cheap and heavy ones, turns, and budgets of time.
@NullMarked
package city.madang.portal.sparql.lane;

import org.jspecify.annotations.NullMarked;
