/// What is published, for machines.
@NullMarked
package city.madang.portal.catalog;

import org.jspecify.annotations.NullMarked;
