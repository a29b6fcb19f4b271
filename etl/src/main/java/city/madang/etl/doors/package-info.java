/// The doors of a release: files, SPARQL and search show the version that the register calls
/// current.
@NullMarked
package city.madang.etl.doors;

import org.jspecify.annotations.NullMarked;
