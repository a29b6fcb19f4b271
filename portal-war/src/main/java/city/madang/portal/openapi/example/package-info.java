/// Requests that show the language of records with the fields and values of one table.
@NullMarked
package city.madang.portal.openapi.example;

import org.jspecify.annotations.NullMarked;
