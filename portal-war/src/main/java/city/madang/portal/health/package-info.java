/// Whether each door is open.
@NullMarked
package city.madang.portal.health;

import org.jspecify.annotations.NullMarked;
