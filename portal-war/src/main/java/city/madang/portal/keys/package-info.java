/// The keys by which releases can be verified.
@NullMarked
package city.madang.portal.keys;

import org.jspecify.annotations.NullMarked;
