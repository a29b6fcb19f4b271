/// To be described.
@NullMarked
package city.madang.portal;

import org.jspecify.annotations.NullMarked;
