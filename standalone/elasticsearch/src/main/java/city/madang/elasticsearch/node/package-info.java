/// The main class of the node's JVM.
@NullMarked
package city.madang.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
