package city.madang.portal.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The schema of a record that is answered as JSON, made of the record itself: a component is a
/// member, and one that may be null may be absent.
record TypeSchemas(Document document) {
  /// A reference to the record's schema, which becomes a component of the document.
  ObjectNode of(Class<?> type) {
    var components = List.of(type.getRecordComponents());
    var schema =
        Schemas.object(
            components.stream().map(RecordComponent::getName).toList(),
            components.stream().map(one -> of(one.getAnnotatedType())).toList());
    var required = schema.putArray("required");
    components.stream()
        .filter(one -> !one.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .forEach(one -> required.add(one.getName()));
    document.schema(type.getSimpleName(), schema);
    return Schemas.ref(type.getSimpleName());
  }

  private ObjectNode of(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType generic) {
      var arguments = generic.getAnnotatedActualTypeArguments();
      var last = of(arguments[arguments.length - 1]);
      return Map.class.isAssignableFrom(raw(generic)) ? map(last) : Schemas.list(last);
    }
    return simple((Class<?>) type.getType());
  }

  private static Class<?> raw(AnnotatedParameterizedType generic) {
    return (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
  }

  private static ObjectNode map(ObjectNode values) {
    var schema = Schemas.of("object");
    schema.set("additionalProperties", values);
    return schema;
  }

  private ObjectNode simple(Class<?> type) {
    if (type.isRecord()) {
      return of(type);
    }
    if (Stream.of(long.class, int.class, Long.class, Integer.class).anyMatch(type::equals)) {
      return Schemas.of("integer");
    }
    if (type.equals(double.class) || type.equals(Double.class)) {
      return Schemas.of("number");
    }
    if (type.equals(boolean.class)) {
      return Schemas.of("boolean");
    }
    if (type.equals(Object.class)) {
      return Schemas.any();
    }
    if (type.equals(URI.class)) {
      return Schemas.text("uri");
    }
    return type.equals(Instant.class) ? Schemas.text("date-time") : Schemas.text();
  }
}
