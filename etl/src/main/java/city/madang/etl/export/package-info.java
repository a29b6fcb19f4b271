/// The files of a release and the manifest that lists them.
@NullMarked
package city.madang.etl.export;

import org.jspecify.annotations.NullMarked;
