/// The search door's side of a release: one Elasticsearch index each, and the questions to them.
@NullMarked
package city.madang.etl.index;

import org.jspecify.annotations.NullMarked;
