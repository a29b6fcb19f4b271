/// Finds literals by their words and by their places: an index of Lucene beside the RDF store.
@NullMarked
package city.madang.portal.sparql.literal;

import org.jspecify.annotations.NullMarked;
