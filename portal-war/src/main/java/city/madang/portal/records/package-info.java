/// Rows of released tables: filtered, sorted, grouped, page by page or all at once.
@NullMarked
package city.madang.portal.records;

import org.jspecify.annotations.NullMarked;
