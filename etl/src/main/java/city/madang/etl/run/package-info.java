/// One run: what it works on, and where its steps leave their results.
@NullMarked
package city.madang.etl.run;

import org.jspecify.annotations.NullMarked;
