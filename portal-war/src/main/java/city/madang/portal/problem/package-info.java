/// How every failure is answered: `application/problem+json` (RFC 9457).
@NullMarked
package city.madang.portal.problem;

import org.jspecify.annotations.NullMarked;
