/// The evidence that goes with a release.
@NullMarked
package city.madang.etl.privacy.report;

import org.jspecify.annotations.NullMarked;
