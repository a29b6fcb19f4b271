/// Proves that the files on disk are the ones that were published, before a byte of them is served.
@NullMarked
package city.madang.portal.download.proof;

import org.jspecify.annotations.NullMarked;
