/// Tells subscribers of releases: signed messages, sent until they arrive or are given up.
@NullMarked
package city.madang.etl.webhook;

import org.jspecify.annotations.NullMarked;
