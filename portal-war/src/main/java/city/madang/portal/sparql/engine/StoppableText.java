package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.StopSignal;

/// A text for a pattern, which may backtrack in it for longer than anybody lives: now and then a
/// read asks whether it shall stop.
final class StoppableText implements CharSequence {
  private static final int READS = 1 << 12;

  private final String text;
  private final StopSignal stop;
  private int reads;

  StoppableText(String text, StopSignal stop) {
    this.text = text;
    this.stop = stop;
  }

  @Override
  public char charAt(int position) {
    if (++reads % READS == 0) {
      stop.check();
    }
    return text.charAt(position);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int begin, int end) {
    return text.substring(begin, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
