/// How raw data comes in: fetched into the vault, opened as text that the table engine can read.
@NullMarked
package city.madang.etl.source;

import org.jspecify.annotations.NullMarked;
