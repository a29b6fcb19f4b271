package city.madang.portal.sparql.run;

import city.madang.portal.sparql.bounds.TemporaryFiles;
import java.net.URI;
import java.time.Duration;

/// Where the door is, and what one query may take.
///
/// @param endpoint public address, against which relative IRIs are resolved
/// @param timeout until the answer begins, with the wait for its turn
/// @param longest until the answer is whole
/// @param budget query time of one client, a minute
/// @param cheap queries that run at once
/// @param heavy queries that run at once
/// @param memoryBytes of a result kept in memory; the rest goes to a temporary file
/// @param queryBytes that one query may hold while it runs
/// @param files where large results are, and rows that are sorted
public record SparqlSettings(
    URI endpoint,
    Duration timeout,
    Duration longest,
    Duration budget,
    int cheap,
    int heavy,
    int memoryBytes,
    long queryBytes,
    TemporaryFiles files) {}
