/// Row diffs of CSV files: written, and applied to the old file so that it becomes the new one.
@NullMarked
package city.madang.etl.change.row;

import org.jspecify.annotations.NullMarked;
