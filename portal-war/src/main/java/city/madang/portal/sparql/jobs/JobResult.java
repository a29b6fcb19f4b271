package city.madang.portal.sparql.jobs;

import city.madang.portal.sparql.run.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// The whole answer of a job.
///
/// @param sha256 in hexadecimal digits
record JobResult(Answer answer, String mediaType, Instant ended, String sha256) {
  static JobResult of(Answer answer, String mediaType, Instant ended) {
    return new JobResult(answer, mediaType, ended, sha256(answer));
  }

  long sizeBytes() {
    return answer.spool().size();
  }

  private static String sha256(Answer answer) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      var out = new DigestOutputStream(OutputStream.nullOutputStream(), hash);
      answer.spool().sendTo(out, 0, answer.spool().size());
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
