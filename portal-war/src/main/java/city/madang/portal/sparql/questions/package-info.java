/// Questions that are asked often, saved so that nobody has to write them.
@NullMarked
package city.madang.portal.sparql.questions;

import org.jspecify.annotations.NullMarked;
