/// Who vouches for a release: its key, and the signature of its manifest.
@NullMarked
package city.madang.etl.export.signature;

import org.jspecify.annotations.NullMarked;
