/// What an outsider finds by combining a release with something else, and whether that is too much.
@NullMarked
package city.madang.etl.privacy.attack;

import org.jspecify.annotations.NullMarked;
