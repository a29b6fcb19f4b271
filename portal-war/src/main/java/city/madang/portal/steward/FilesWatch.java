package city.madang.portal.steward;

import java.util.function.Supplier;

/// What a steward can know and do about the published files.
///
/// @param report a record: the last scrub, and what is damaged
/// @param scrub asks for a scrub now
public record FilesWatch(Supplier<Record> report, Runnable scrub) {}
