/// Proposes a dataset folder for a file that nobody has described.
///
/// A draft never says what a column means for people: it tells what was seen, and a person decides.
@NullMarked
package city.madang.etl.draft;

import org.jspecify.annotations.NullMarked;
