/// Settings and how the portal is put together; the only place that knows everybody.
@NullMarked
package city.madang.portal.wiring;

import org.jspecify.annotations.NullMarked;
