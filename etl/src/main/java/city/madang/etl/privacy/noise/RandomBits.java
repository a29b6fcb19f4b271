package city.madang.etl.privacy.noise;

import java.math.BigInteger;
import java.util.function.LongFunction;

/// An endless row of fair coins.
final class RandomBits {
  private final LongFunction<byte[]> blocks;
  private byte[] block = {};
  private long next;
  private int used;

  /// @param blocks random bytes by the number of their block
  RandomBits(LongFunction<byte[]> blocks) {
    this.blocks = blocks;
  }

  /// A whole number from 0 to `bound` - 1, each equally likely: what lies beyond is drawn again.
  BigInteger below(BigInteger bound) {
    int bits = bound.subtract(BigInteger.ONE).bitLength();
    BigInteger drawn;
    do {
      drawn = draw(bits);
    } while (drawn.compareTo(bound) >= 0);
    return drawn;
  }

  boolean coin() {
    return draw(1).signum() != 0;
  }

  private BigInteger draw(int bits) {
    var bytes = new byte[(bits + 7) / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = nextByte();
    }
    return new BigInteger(1, bytes).shiftRight(8 * bytes.length - bits);
  }

  private byte nextByte() {
    if (used == block.length) {
      block = blocks.apply(next++);
      used = 0;
    }
    return block[used++];
  }
}
