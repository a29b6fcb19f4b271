/// The portal: one package for each thing that a visitor can do.
@NullMarked
package city.madang.portal;

import org.jspecify.annotations.NullMarked;
