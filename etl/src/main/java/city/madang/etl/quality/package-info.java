/// What became of each row: rejects, the row account, and the gate that too many rejects close.
@NullMarked
package city.madang.etl.quality;

import org.jspecify.annotations.NullMarked;
