package city.madang.portal.http;

/// What every server can do: nothing. Whoever breaks off fails as well, which most servers answer
/// by closing the connection.
final class PortableConnection implements ClientConnection {
  @Override
  public boolean hasLeft() {
    return false;
  }

  @Override
  public void breakOff() {}
}
