/// What has been published: releases, which of them is current, and the folder they live in.
@NullMarked
package city.madang.etl.release;

import org.jspecify.annotations.NullMarked;
