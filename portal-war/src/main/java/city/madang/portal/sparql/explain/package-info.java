/// What a query would cost, told without running it.
@NullMarked
package city.madang.portal.sparql.explain;

import org.jspecify.annotations.NullMarked;
