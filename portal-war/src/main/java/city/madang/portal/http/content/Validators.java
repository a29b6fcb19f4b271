package city.madang.portal.http.content;

import java.time.Instant;
import java.util.regex.Pattern;

/// What tells one version of a representation from another, and the comparisons that RFC 9110,
/// section 8.8 defines for it.
///
/// @param tag the opaque part of a strong `ETag`, without quotes
/// @param modified whole seconds
/// @param dateIsStrong whether `modified` tells representations of one address apart; it does not
///   when one address has several at a time, such as one for each content coding
public record Validators(String tag, Instant modified, boolean dateIsStrong) {
  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*)\"");

  public Validators {
    modified = HttpDate.toSecond(modified);
  }

  /// Value of the `ETag` header.
  public String etag() {
    return '"' + tag + '"';
  }

  /// Whether a list of tags, or `*`, has this one; a weak tag is never strongly equal.
  boolean isAmong(String list, boolean strong) {
    if (list.strip().equals("*")) {
      return true;
    }
    return TAG.matcher(list)
        .results()
        .anyMatch(found -> found.group(2).equals(tag) && !(strong && found.group(1) != null));
  }

  /// Whether `If-Range` names exactly this version, so that its parts fit those the client has.
  boolean isExactly(String ifRange) {
    var value = ifRange.strip();
    return value.equals(etag())
        || (dateIsStrong && HttpDate.parse(value).filter(modified::equals).isPresent());
  }
}
