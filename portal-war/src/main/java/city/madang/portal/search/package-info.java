/// The search door: datasets and rows by words.
@NullMarked
package city.madang.portal.search;

import org.jspecify.annotations.NullMarked;
