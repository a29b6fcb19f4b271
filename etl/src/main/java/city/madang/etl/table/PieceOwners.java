package city.madang.etl.table;

/// Who is behind the pieces of a released file.
///
/// @param vehicles distinct entities
/// @param unownedPieces pieces that belong to no entity, or to several
/// @param rawIds pseudonyms that are the id of an entity
public record PieceOwners(long vehicles, long unownedPieces, long rawIds) {}
