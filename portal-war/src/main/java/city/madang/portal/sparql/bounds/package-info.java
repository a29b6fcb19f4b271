/// What a query may take of memory and disk.
@NullMarked
package city.madang.portal.sparql.bounds;

import org.jspecify.annotations.NullMarked;
