/// How values become more general, level by level.
@NullMarked
package city.madang.etl.privacy.hierarchy;

import org.jspecify.annotations.NullMarked;
