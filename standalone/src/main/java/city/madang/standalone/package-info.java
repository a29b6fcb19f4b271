/// Everything on one machine: the node, the application server, and the command that runs them.
@NullMarked
package city.madang.standalone;

import org.jspecify.annotations.NullMarked;
