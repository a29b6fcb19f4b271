package city.madang.etl.privacy.verify;

/// What the verifier measured in a released file of points.
///
/// @param verified the figures that every release has. The file as a whole is its only class, for
///   points have no quasi-identifiers: k counts the entities behind it, and what protects a single
///   piece is `unicity`. The loss is the share of the rows that are not released
/// @param pieces distinct pseudonyms
public record PointVerification(Verification verified, long pieces, UnicityFigures unicity) {}
