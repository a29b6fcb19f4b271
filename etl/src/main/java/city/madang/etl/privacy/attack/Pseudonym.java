package city.madang.etl.privacy.attack;

/// How a published column relates to a private one, over the released rows that have both values.
///
/// @param column published
/// @param secret names a person, and is dropped: the entity or an identifier
/// @param namesEntity `secret` is the entity
/// @param rows with both values
/// @param equal rows whose two values are the same text
/// @param hashed rows whose published value is the MD5, SHA-1 or SHA-256 of the private one
/// @param values distinct published values
/// @param secrets distinct private values
/// @param pairs distinct pairs: equal to `values` if each published value belongs to one secret
public record Pseudonym(
    String column,
    String secret,
    boolean namesEntity,
    long rows,
    long equal,
    long hashed,
    long values,
    long secrets,
    long pairs) {
  /// Tells whether a published value leads to one private value.
  ///
  /// For the entity it is enough that each value is one entity's alone: several pseudonyms of one
  /// person still tie rows together. An identifier must match one to one. Fewer than `k` secrets
  /// tell nothing that a class of `k` would not.
  boolean revealing(int k) {
    return secrets >= k && pairs == values && (namesEntity || pairs == secrets);
  }
}
