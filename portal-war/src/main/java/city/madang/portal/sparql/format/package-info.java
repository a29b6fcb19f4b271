/// The formats of answers, for machines and for browsers.
@NullMarked
package city.madang.portal.sparql.format;

import org.jspecify.annotations.NullMarked;
