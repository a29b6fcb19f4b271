/// Tells whether a release is what its portal signed, wherever its files are.
@NullMarked
package city.madang.etl.export.check;

import org.jspecify.annotations.NullMarked;
