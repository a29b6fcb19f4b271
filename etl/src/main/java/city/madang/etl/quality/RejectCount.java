package city.madang.etl.quality;

/// How many rows were rejected for one reason.
///
/// @param field the column; empty when lines as a whole are torn
/// @param reason as in [Reject]
/// @param rows at least 1
public record RejectCount(String field, String reason, long rows) {}
