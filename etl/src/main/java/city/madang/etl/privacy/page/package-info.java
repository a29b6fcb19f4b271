/// The privacy report as a page that a person can read: no script, no other file.
@NullMarked
package city.madang.etl.privacy.page;

import org.jspecify.annotations.NullMarked;
