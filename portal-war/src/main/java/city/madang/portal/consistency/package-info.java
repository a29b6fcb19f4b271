/// Whether all doors show one version of each dataset.
@NullMarked
package city.madang.portal.consistency;

import org.jspecify.annotations.NullMarked;
