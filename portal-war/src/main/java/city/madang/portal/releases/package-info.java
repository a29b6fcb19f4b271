/// The releases that a dataset had, and what became of them.
@NullMarked
package city.madang.portal.releases;

import org.jspecify.annotations.NullMarked;
