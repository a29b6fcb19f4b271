/// OpenAPI: what can be asked here, for programs; of the portal, and of each dataset with its own
/// tables and fields.
@NullMarked
package city.madang.portal.openapi;

import org.jspecify.annotations.NullMarked;
