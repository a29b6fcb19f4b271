/// The SPARQL door: the protocol, read-only, with limits that hold.
@NullMarked
package city.madang.portal.sparql;

import org.jspecify.annotations.NullMarked;
