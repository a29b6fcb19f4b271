/// A released table in the formats that people's tools read.
@NullMarked
package city.madang.etl.export.format;

import org.jspecify.annotations.NullMarked;
