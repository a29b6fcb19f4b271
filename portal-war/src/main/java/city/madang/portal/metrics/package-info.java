/// The portal's figures for monitoring.
@NullMarked
package city.madang.portal.metrics;

import org.jspecify.annotations.NullMarked;
