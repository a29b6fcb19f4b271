/// What the headers of a download mean, by RFC 9110 and its neighbors: plain Java, without I/O.
@NullMarked
package city.madang.portal.http.content;

import org.jspecify.annotations.NullMarked;
