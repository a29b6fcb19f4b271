package city.madang.etl.realtime;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The messages of GTFS Realtime.
///
/// Source: gtfs-realtime.proto, version 2.0.
public final class Protocol {
  private static final String FILE = "gtfs-realtime.desc";
  private static final FileDescriptor MESSAGES = read();

  private Protocol() {}

  static Descriptor feedMessage() {
    return MESSAGES.findMessageTypeByName("FeedMessage");
  }

  /// Checks that a JSON pointer into an entity, or to `/header/…` beside it, names something.
  ///
  /// @throws IllegalArgumentException naming what is unknown
  public static void requirePlace(String pointer) {
    var header = pointer.startsWith("/header/");
    var message = header ? feedMessage() : MESSAGES.findMessageTypeByName("FeedEntity");
    FieldDescriptor at = null;
    for (var name : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      if (at != null && at.isRepeated() && name.matches("0|[1-9][0-9]*")) {
        continue;
      }
      if (at != null) {
        message = at.getJavaType() == FieldDescriptor.JavaType.MESSAGE ? at.getMessageType() : null;
      }
      at = message == null ? null : message.findFieldByName(name);
      if (at == null) {
        throw new IllegalArgumentException(
            "GTFS Realtime has no '%s' in '%s'".formatted(name, pointer));
      }
    }
  }

  private static FileDescriptor read() {
    try (var in = Protocol.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FileNotFoundException(FILE);
      }
      var file = FileDescriptorSet.parseFrom(in).getFile(0);
      return FileDescriptor.buildFrom(file, new FileDescriptor[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(FILE + " is not made of the protocol", e);
    }
  }
}
