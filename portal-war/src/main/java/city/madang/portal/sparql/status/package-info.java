/// How the SPARQL door fares: what became of its queries, how long they took, who waits.
@NullMarked
package city.madang.portal.sparql.status;

import org.jspecify.annotations.NullMarked;
