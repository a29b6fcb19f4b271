/// News of releases for feed readers.
@NullMarked
package city.madang.portal.feed;

import org.jspecify.annotations.NullMarked;
