/// Whole graphs, as they lie in the store: the read side of the Graph Store Protocol.
@NullMarked
package city.madang.portal.sparql.graphs;

import org.jspecify.annotations.NullMarked;
