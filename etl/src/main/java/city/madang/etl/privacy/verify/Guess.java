package city.madang.etl.privacy.verify;

/// How often whoever knows which class somebody is in is right about a sensitive value, by guessing
/// the most frequent one of that class. 0–1; 0 without any class.
///
/// Source: inference, the third risk of WP 216 (Opinion 05/2014 on anonymisation techniques).
///
/// @param highest in the class where that is surest
/// @param mean over all published rows
/// @param without by guessing the most frequent value of the whole table, for which nobody needs
///   the classes
public record Guess(double highest, double mean, double without) {}
