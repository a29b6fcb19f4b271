/// What changed between a release and the one before: rows, triples, and what the columns mean.
@NullMarked
package city.madang.etl.change;

import org.jspecify.annotations.NullMarked;
