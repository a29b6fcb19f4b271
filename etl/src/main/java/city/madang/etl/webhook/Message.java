package city.madang.etl.webhook;

import java.nio.charset.StandardCharsets;

/// What is posted to a webhook.
///
/// @param id value of `webhook-id`
/// @param json the body
record Message(String id, String json) {
  byte[] body() {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
