/// Releases tables about people: counts, plans, verifies and attacks them by the engines, and
/// writes the reports.
@NullMarked
package city.madang.etl.anonymize;

import org.jspecify.annotations.NullMarked;
