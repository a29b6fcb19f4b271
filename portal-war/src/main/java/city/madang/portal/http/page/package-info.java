/// The frame of the pages for people, and the search box that stands on more than one of them.
@NullMarked
package city.madang.portal.http.page;

import org.jspecify.annotations.NullMarked;
