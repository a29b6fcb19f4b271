/// Compressed copies of plain files: made once, kept in a bounded folder.
@NullMarked
package city.madang.portal.download.coding;

import org.jspecify.annotations.NullMarked;
