package city.madang.etl.quality;

/// The data is not good enough to be published; the current release stays.
///
/// The message is one line, names the file and the remedy, and never a value.
public final class QualityRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public QualityRefusal(String message) {
    super(message);
  }
}
