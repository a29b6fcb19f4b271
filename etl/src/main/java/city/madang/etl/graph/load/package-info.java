/// Makes a named graph hold what files hold, in one transaction and in the order of the indexes.
@NullMarked
package city.madang.etl.graph.load;

import org.jspecify.annotations.NullMarked;
