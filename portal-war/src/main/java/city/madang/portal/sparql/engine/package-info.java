/// How one query is evaluated: within its budget of memory, the rest on disk.
@NullMarked
package city.madang.portal.sparql.engine;

import org.jspecify.annotations.NullMarked;
