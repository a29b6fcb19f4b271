/// Asks released tables, read-only: the second home of DuckDB, and the one that strangers reach.
///
/// Its files are released ones, so its answers may hold any value of them.
@NullMarked
package city.madang.etl.records;

import org.jspecify.annotations.NullMarked;
