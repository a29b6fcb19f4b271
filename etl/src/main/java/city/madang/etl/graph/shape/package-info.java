/// Whether what a release says is what its terms mean: SHACL, in every run.
@NullMarked
package city.madang.etl.graph.shape;

import org.jspecify.annotations.NullMarked;
