/// What is asked: the protocol's parameters, the query read strictly, guarded and weighed.
@NullMarked
package city.madang.portal.sparql.query;

import org.jspecify.annotations.NullMarked;
