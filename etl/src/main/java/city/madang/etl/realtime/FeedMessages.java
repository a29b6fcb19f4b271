package city.madang.etl.realtime;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Feed messages between bytes and JSON.
///
/// Shape: keys are the names of the protocol, constants their names, and only what a message has
/// stands there: a default that was not sent is not made up.
public final class FeedMessages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FeedMessages() {}

  /// Reads one message; nothing if the bytes are none.
  public static Optional<ObjectNode> read(InputStream in) throws IOException {
    var coded = CodedInputStream.newInstance(in);
    coded.setSizeLimit(Integer.MAX_VALUE);
    try {
      return Optional.of(object(DynamicMessage.parseFrom(Protocol.feedMessage(), coded)));
    } catch (InvalidProtocolBufferException none) {
      return Optional.empty();
    }
  }

  /// Writes one message; equal values give equal bytes.
  ///
  /// @throws IllegalArgumentException naming a key or a constant that the protocol does not have
  public static void write(JsonNode message, OutputStream out) throws IOException {
    message(Protocol.feedMessage(), message).writeTo(out);
  }

  private static Message message(Descriptor type, JsonNode object) {
    var message = DynamicMessage.newBuilder(type);
    for (var entry : object.properties()) {
      var field = known(type.findFieldByName(entry.getKey()), entry.getKey());
      if (field.isRepeated()) {
        entry.getValue().forEach(each -> message.addRepeatedField(field, value(field, each)));
      } else {
        message.setField(field, value(field, entry.getValue()));
      }
    }
    return message.build();
  }

  private static Object value(FieldDescriptor field, JsonNode node) {
    return switch (field.getJavaType()) {
      case MESSAGE -> message(field.getMessageType(), node);
      case ENUM -> known(field.getEnumType().findValueByName(node.asString()), node.asString());
      case BOOLEAN -> node.booleanValue();
      case INT -> (int) node.longValue();
      case LONG -> node.longValue();
      case FLOAT -> node.floatValue();
      case DOUBLE -> node.doubleValue();
      case STRING -> node.asString();
      case BYTE_STRING -> throw new IllegalArgumentException("no field of the protocol is bytes");
    };
  }

  private static <T> T known(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalArgumentException("GTFS Realtime has no '%s'".formatted(name));
    }
    return found;
  }

  private static ObjectNode object(Message message) {
    var object = JSON.objectNode();
    message
        .getAllFields()
        .forEach((field, value) -> object.set(field.getName(), node(field, value)));
    return object;
  }

  private static JsonNode node(FieldDescriptor field, Object value) {
    if (value instanceof List<?> list) {
      var array = JSON.arrayNode();
      list.forEach(each -> array.add(one(field, each)));
      return array;
    }
    return one(field, value);
  }

  private static JsonNode one(FieldDescriptor field, Object value) {
    return switch (value) {
      case Message message -> object(message);
      case EnumValueDescriptor constant -> JSON.stringNode(constant.getName());
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer whole when field.getType() == FieldDescriptor.Type.UINT32 ->
          JSON.numberNode(Integer.toUnsignedLong(whole));
      case Integer whole -> JSON.numberNode(whole);
      case Long whole -> JSON.numberNode(whole);
      // A float of 32 bits is the shortest number that means it: 35.1796, not 35.17959976.
      case Float part -> JSON.numberNode(new BigDecimal(part.toString()));
      case Double part -> JSON.numberNode(part);
      default -> JSON.stringNode(value.toString());
    };
  }
}
