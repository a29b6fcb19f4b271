/// A city that nobody built, inside the real districts of Busan: whatever is made up is placed in
/// it, so that places coincide across datasets.
@NullMarked
package city.madang.etl.synthetic.busan;

import org.jspecify.annotations.NullMarked;
