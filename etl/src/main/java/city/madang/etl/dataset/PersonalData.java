package city.madang.etl.dataset;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a type whose instances can hold raw values of people.
///
/// Only the packages that read and anonymize them may know it, which the build checks: so raw
/// people cannot reach a log, an index, a served folder or a message.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PersonalData {}
