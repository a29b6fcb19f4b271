/// Distinct tuples of quasi-identifiers, with their rows and the entities behind them.
@NullMarked
package city.madang.etl.privacy.histogram;

import org.jspecify.annotations.NullMarked;
