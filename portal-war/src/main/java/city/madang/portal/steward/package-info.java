/// What a steward does over HTTP: ask for runs and watch them. Closed to everybody else.
@NullMarked
package city.madang.portal.steward;

import org.jspecify.annotations.NullMarked;
