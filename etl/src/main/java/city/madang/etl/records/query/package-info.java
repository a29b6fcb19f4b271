/// The language of the records door: text to a typed query over one released table, without I/O.
@NullMarked
package city.madang.etl.records.query;

import org.jspecify.annotations.NullMarked;
