/// Proves a release from its own file; shares no code with the search.
@NullMarked
package city.madang.etl.privacy.verify;

import org.jspecify.annotations.NullMarked;
