package city.madang.portal.sparql.run;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;

/// What queries read.
///
/// @param graphs inside a read transaction
/// @param shown the graphs that may be read; empty if that is all of them
/// @param state names what is seen; empty while it changes
public record PublishedData(
    DatasetGraph graphs, Supplier<Optional<Set<String>>> shown, Supplier<OptionalLong> state) {}
