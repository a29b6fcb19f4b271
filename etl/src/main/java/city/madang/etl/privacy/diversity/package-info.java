/// What classes must guarantee for sensitive fields, as the search sees it.
@NullMarked
package city.madang.etl.privacy.diversity;

import org.jspecify.annotations.NullMarked;
