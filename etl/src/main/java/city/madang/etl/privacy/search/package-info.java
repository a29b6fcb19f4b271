/// Finds the plan that loses least and keeps the policy.
@NullMarked
package city.madang.etl.privacy.search;

import org.jspecify.annotations.NullMarked;
