/// Where things are: the districts of Korea.
@NullMarked
package city.madang.etl.place;

import org.jspecify.annotations.NullMarked;
