package city.madang.portal.openapi;

/// A format of records.
///
/// @param name as `format` says it
/// @param ofPlaces whether only rows that have a place can be shown in it
public record Format(String name, String mediaType, boolean ofPlaces) {}
