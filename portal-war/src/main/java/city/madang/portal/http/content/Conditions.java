package city.madang.portal.http.content;

/// The conditions of a request, in the order in which they must be looked at.
///
/// Source: RFC 9110, section 13.2.2. An empty text is a header that is not there.
///
/// @param ifMatch a list of tags or `*`
/// @param ifUnmodifiedSince a date; looked at when there is no `ifMatch`
/// @param ifNoneMatch a list of tags or `*`
/// @param ifModifiedSince a date; looked at when there is no `ifNoneMatch`
/// @param ifRange a tag or a date
public record Conditions(
    String ifMatch,
    String ifUnmodifiedSince,
    String ifNoneMatch,
    String ifModifiedSince,
    String ifRange) {

  /// What becomes of a `GET` or `HEAD`.
  public enum Verdict {
    /// It is answered.
    SEND,
    /// 304: the client has it already.
    NOT_MODIFIED,
    /// 412: it is not what the client expects.
    FAILED
  }

  /// Looks at the conditions of a `GET` or `HEAD` of a representation that exists.
  public Verdict judge(Validators current) {
    if (fails(current)) {
      return Verdict.FAILED;
    }
    return isKnown(current) ? Verdict.NOT_MODIFIED : Verdict.SEND;
  }

  /// Whether a `Range` is heeded; else the whole representation is sent.
  public boolean rangeApplies(Validators current) {
    return ifRange.isEmpty() || current.isExactly(ifRange);
  }

  private boolean fails(Validators current) {
    if (!ifMatch.isEmpty()) {
      return !current.isAmong(ifMatch, true);
    }
    return HttpDate.parse(ifUnmodifiedSince).filter(current.modified()::isAfter).isPresent();
  }

  private boolean isKnown(Validators current) {
    if (!ifNoneMatch.isEmpty()) {
      return current.isAmong(ifNoneMatch, false);
    }
    return HttpDate.parse(ifModifiedSince)
        .filter(date -> !current.modified().isAfter(date))
        .isPresent();
  }
}
