/// The download door: the files of every kept release.
@NullMarked
package city.madang.portal.download;

import org.jspecify.annotations.NullMarked;
