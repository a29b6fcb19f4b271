/// The command line of a steward: try, check and publish datasets.
@NullMarked
package city.madang.etl.cli;

import org.jspecify.annotations.NullMarked;
