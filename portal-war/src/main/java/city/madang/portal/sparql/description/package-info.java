/// What the endpoint says of itself: the service description and VoID.
@NullMarked
package city.madang.portal.sparql.description;

import org.jspecify.annotations.NullMarked;
