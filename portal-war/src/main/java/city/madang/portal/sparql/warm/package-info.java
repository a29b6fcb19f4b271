/// Queries that nobody asks, so that the first visitors of a portal that has just started, or of
/// new data, do not wait for the compiler or for the answer of a saved question.
@NullMarked
package city.madang.portal.sparql.warm;

import org.jspecify.annotations.NullMarked;
