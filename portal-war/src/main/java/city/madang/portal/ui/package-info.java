/// The pages for people.
@NullMarked
package city.madang.portal.ui;

import org.jspecify.annotations.NullMarked;
