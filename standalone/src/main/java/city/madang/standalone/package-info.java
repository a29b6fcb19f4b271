/// To be described.
@NullMarked
package city.madang.standalone;

import org.jspecify.annotations.NullMarked;
