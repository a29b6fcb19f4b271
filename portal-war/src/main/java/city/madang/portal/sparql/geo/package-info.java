/// Functions of GeoSPARQL over WKT in longitudes and latitudes of WGS 84.
@NullMarked
package city.madang.portal.sparql.geo;

import org.jspecify.annotations.NullMarked;
