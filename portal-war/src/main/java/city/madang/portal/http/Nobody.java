package city.madang.portal.http;

/// In place of the connection of a client that waits for nothing, so never leaves.
public record Nobody() implements ClientConnection {
  @Override
  public boolean hasLeft() {
    return false;
  }

  @Override
  public void breakOff() {}
}
