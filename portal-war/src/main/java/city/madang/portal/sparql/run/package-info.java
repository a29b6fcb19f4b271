/// Runs queries under limits that hold, and keeps their answers.
@NullMarked
package city.madang.portal.sparql.run;

import org.jspecify.annotations.NullMarked;
