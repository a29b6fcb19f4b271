/// The stores that queries are evaluated by: the one inside, or one behind an address.
@NullMarked
package city.madang.portal.sparql.store;

import org.jspecify.annotations.NullMarked;
