/// Sends parts of files, of any size to clients of any speed, without a thread for each.
@NullMarked
package city.madang.portal.download.body;

import org.jspecify.annotations.NullMarked;
