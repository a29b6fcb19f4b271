/// Anonymizes a histogram of quasi-identifiers, and proves it again from what was released.
@NullMarked
package city.madang.etl.privacy;

import org.jspecify.annotations.NullMarked;
