/// What an intruder could find, as figures: the same measures before and after.
@NullMarked
package city.madang.etl.privacy.risk;

import org.jspecify.annotations.NullMarked;
