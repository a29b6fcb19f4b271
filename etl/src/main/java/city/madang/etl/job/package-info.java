/// A run from source to release: Spring Batch steps, restart, progress and schedules.
@NullMarked
package city.madang.etl.job;

import org.jspecify.annotations.NullMarked;
