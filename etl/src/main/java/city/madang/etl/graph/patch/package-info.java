/// RDF patches between the triples of two releases, as sorted sets of lines of N-Triples.
@NullMarked
package city.madang.etl.graph.patch;

import org.jspecify.annotations.NullMarked;
