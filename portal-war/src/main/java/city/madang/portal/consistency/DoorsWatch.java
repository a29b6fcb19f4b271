package city.madang.portal.consistency;

import city.madang.etl.doors.Consistency;
import java.util.function.Supplier;

/// Looks at every door.
///
/// @param look asks each what it shows now
public record DoorsWatch(Supplier<Consistency> look) {}
