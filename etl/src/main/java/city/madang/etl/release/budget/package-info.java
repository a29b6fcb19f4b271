/// What releases have spent of the privacy of the people they are about.
@NullMarked
package city.madang.etl.release.budget;

import org.jspecify.annotations.NullMarked;
