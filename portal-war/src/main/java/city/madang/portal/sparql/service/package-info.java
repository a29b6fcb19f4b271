/// SERVICE: other endpoints that the operator allows queries to ask.
@NullMarked
package city.madang.portal.sparql.service;

import org.jspecify.annotations.NullMarked;
