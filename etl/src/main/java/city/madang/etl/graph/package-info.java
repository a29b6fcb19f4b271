/// From released rows to triples, and the store that keeps one graph for each dataset.
@NullMarked
package city.madang.etl.graph;

import org.jspecify.annotations.NullMarked;
