package city.madang.etl.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final Pattern FIELD =
      Pattern.compile("(?m)^\\s*(?:optional|required|repeated)\\s+\\S+\\s+(\\w+)\\s*=\\s*(\\d+)");

  @Test
  void messages_areThoseOfTheProtoFile() throws IOException {
    var fields = new ArrayList<String>();
    addFields(Protocol.feedMessage().getFile().getMessageTypes(), fields);

    assertThat(fields).containsExactlyInAnyOrderElementsOf(fieldsOfProtoFile());
  }

  private static List<String> fieldsOfProtoFile() throws IOException {
    try (var in = Protocol.class.getResourceAsStream("gtfs-realtime.proto")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return FIELD
          .matcher(text)
          .results()
          .map(field -> field.group(1) + " " + field.group(2))
          .toList();
    }
  }

  private static void addFields(List<Descriptor> messages, List<String> fields) {
    for (var message : messages) {
      for (FieldDescriptor field : message.getFields()) {
        fields.add(field.getName() + " " + field.getNumber());
      }
      addFields(message.getNestedTypes(), fields);
    }
  }
}
