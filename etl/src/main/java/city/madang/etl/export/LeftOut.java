package city.madang.etl.export;

/// A file that a release could have, and why it has not.
///
/// @param name of the file
/// @param reason for the reader, who may look for it
public record LeftOut(String name, String reason) {}
