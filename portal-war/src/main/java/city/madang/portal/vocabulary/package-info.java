/// The vocabulary at its address: what each term means, for people and for programs.
@NullMarked
package city.madang.portal.vocabulary;

import org.jspecify.annotations.NullMarked;
