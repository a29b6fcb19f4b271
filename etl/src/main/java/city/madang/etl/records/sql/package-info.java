/// Queries of released tables as SQL of DuckDB, without I/O.
@NullMarked
package city.madang.etl.records.sql;

import org.jspecify.annotations.NullMarked;
