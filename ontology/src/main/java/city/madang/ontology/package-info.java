/// To be described.
@NullMarked
package city.madang.ontology;

import org.jspecify.annotations.NullMarked;
