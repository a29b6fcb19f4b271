/// What the columns of a release mean, in the words of the standards for tables.
@NullMarked
package city.madang.etl.export.schema;

import org.jspecify.annotations.NullMarked;
