/// The words of Madang's linked data: the vocabulary, its shapes, and the constants for them.
@NullMarked
package city.madang.ontology;

import org.jspecify.annotations.NullMarked;
