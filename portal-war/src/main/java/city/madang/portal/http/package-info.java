/// What features share of HTTP: the connection to a client, and headers and documents that more
/// than one of them writes.
@NullMarked
package city.madang.portal.http;

import org.jspecify.annotations.NullMarked;
