/// Queries that nobody asks, so that the first visitors of a portal that has just started do not
/// wait for the compiler.
@NullMarked
package city.madang.portal.sparql.warm;

import org.jspecify.annotations.NullMarked;
