/// What a steward writes: the descriptor of one dataset, as records that cannot be wrong.
@NullMarked
package city.madang.etl.dataset;

import org.jspecify.annotations.NullMarked;
