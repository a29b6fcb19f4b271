/// The node's plugin: Korean and English analysis under the names of the official plugins.
@NullMarked
package city.madang.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
