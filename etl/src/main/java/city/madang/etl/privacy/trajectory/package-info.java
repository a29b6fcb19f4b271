/// Trims, cuts and rounds the points of moving entities, such as connected vehicles.
@NullMarked
package city.madang.etl.privacy.trajectory;

import org.jspecify.annotations.NullMarked;
