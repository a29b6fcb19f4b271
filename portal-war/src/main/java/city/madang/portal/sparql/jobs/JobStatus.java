package city.madang.portal.sparql.jobs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a job fares.
///
/// @param state `waiting`, `running`, `done` or `failed`
/// @param expires when it is forgotten; absent before its end
/// @param result address of the result, against that of the job; absent before it is there
/// @param sha256 of the result, in hexadecimal digits
/// @param problem why it failed
public record JobStatus(
    String id,
    String state,
    Instant submitted,
    @Nullable Instant ended,
    @Nullable Instant expires,
    String mediaType,
    @Nullable String result,
    @Nullable Long sizeBytes,
    @Nullable Long rows,
    @Nullable String sha256,
    @Nullable Map<String, Object> problem) {}
