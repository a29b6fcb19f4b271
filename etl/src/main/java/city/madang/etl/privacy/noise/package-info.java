/// Differential privacy for counts and sums: exact noise, its key, and the domain of the cells.
@NullMarked
package city.madang.etl.privacy.noise;

import org.jspecify.annotations.NullMarked;
