package city.madang.portal.sparql.run;

import city.madang.portal.sparql.store.QueryStore;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// What queries read.
///
/// @param store evaluates them
/// @param shown the graphs that may be read; empty if that is all of them
/// @param state names what is seen; empty while it changes, or if that is unknown
public record PublishedData(
    QueryStore store, Supplier<Optional<Set<String>>> shown, Supplier<OptionalLong> state) {}
