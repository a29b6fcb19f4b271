/// Starts a real Elasticsearch node in its own JVM and stops it again.
@NullMarked
package city.madang.elasticsearch;

import org.jspecify.annotations.NullMarked;
