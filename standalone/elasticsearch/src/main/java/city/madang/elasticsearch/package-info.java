/// To be described.
@NullMarked
package city.madang.elasticsearch;

import org.jspecify.annotations.NullMarked;
