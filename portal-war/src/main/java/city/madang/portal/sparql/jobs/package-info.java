/// Queries whose answers are fetched later.
@NullMarked
package city.madang.portal.sparql.jobs;

import org.jspecify.annotations.NullMarked;
