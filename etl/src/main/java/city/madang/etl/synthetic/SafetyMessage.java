package city.madang.etl.synthetic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/// One basic safety message, as JSON on one line.
///
/// @param id of the vehicle, eight hexadecimal digits
/// @param count of its messages, 0 to 127
/// @param sent when
record SafetyMessage(String id, int count, Instant sent) {
  /// The line, with its end.
  String toJson(Drive.Position position) {
    return String.format(
        Locale.ROOT,
        """
        {"metadata":{"recordType":"bsmTx","securityResultCode":"success",\
        "payloadType":"us.dot.its.jpo.ode.model.OdeMessageFramePayload","odeReceivedAt":"%s",\
        "schemaVersion":9,"recordGeneratedBy":"OBU","sanitized":false,"source":"EV"},\
        "payload":{"data":{"messageId":20,"value":{"BasicSafetyMessage":{"coreData":{\
        "msgCnt":%d,"id":"%s","secMark":%d,"lat":%d,"long":%d,"elev":-4096,\
        "accuracy":{"semiMajor":40,"semiMinor":40,"orientation":0},"transmission":"forwardGears",\
        "speed":%d,"heading":%d,"angle":127,\
        "accelSet":{"long":2001,"lat":2001,"vert":-127,"yaw":0},\
        "brakes":{"wheelBrakes":"80","traction":"unavailable","abs":"unavailable",\
        "scs":"unavailable","brakeBoost":"unavailable","auxBrakes":"unavailable"},\
        "size":{"width":180,"length":450}}}}},\
        "dataType":"us.dot.its.jpo.asn.j2735.r2024.BasicSafetyMessage.BasicSafetyMessageMessageFrame"}}
        """,
        sent,
        count,
        id,
        sent.atOffset(ZoneOffset.UTC).getSecond() * 1_000,
        Math.round(position.latitude() * 1e7),
        Math.round(position.longitude() * 1e7),
        Math.round(position.speed() / 0.02),
        Math.round(position.heading() / 0.0125) % 28_800);
  }
}
