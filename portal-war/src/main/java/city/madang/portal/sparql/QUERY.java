package city.madang.portal.sparql;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// The method of HTTP that asks with a body and changes nothing.
@Target(METHOD)
@Retention(RUNTIME)
@HttpMethod("QUERY")
@interface QUERY {}
