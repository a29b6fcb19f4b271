/// Sources that nobody measured: what a city's systems would send, drawn from distributions that
/// each generator tells. Never passed off as real: a descriptor that reads one says so, or is
/// refused.
@NullMarked
package city.madang.etl.synthetic;

import org.jspecify.annotations.NullMarked;
