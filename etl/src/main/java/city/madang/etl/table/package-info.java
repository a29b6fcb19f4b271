/// The only home of DuckDB: stage, check, group, join, export.
@NullMarked
package city.madang.etl.table;

import org.jspecify.annotations.NullMarked;
