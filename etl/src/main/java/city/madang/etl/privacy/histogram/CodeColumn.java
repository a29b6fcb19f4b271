package city.madang.etl.privacy.histogram;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing column of numbers from 0 on, which takes one, two or four bytes a number, as the
/// largest one needs: most fields have few values, and there are millions of tuples.
final class CodeColumn {
  private static final int LEAST = 1 << 8;

  private byte @Nullable [] bytes = new byte[LEAST];
  private char @Nullable [] chars;
  private int @Nullable [] ints;
  private int size;

  void add(int code) {
    widenFor(code);
    ensureRoom();
    if (ints != null) {
      ints[size++] = code;
    } else if (chars != null) {
      chars[size++] = (char) code;
    } else if (bytes != null) {
      bytes[size++] = (byte) code;
    }
  }

  int get(int position) {
    if (ints != null) {
      return ints[position];
    }
    if (chars != null) {
      return chars[position];
    }
    return bytes == null ? 0 : Byte.toUnsignedInt(bytes[position]);
  }

  /// The same column with each code replaced; codes only become others of the same range.
  ///
  /// @param codeOf the new code of each
  CodeColumn mapped(int[] codeOf) {
    var mapped = new CodeColumn();
    for (int position = 0; position < size; position++) {
      mapped.add(codeOf[get(position)]);
    }
    return mapped;
  }

  private void widenFor(int code) {
    if (bytes != null && code > 0xFF) {
      chars = new char[bytes.length];
      for (int i = 0; i < size; i++) {
        chars[i] = (char) Byte.toUnsignedInt(bytes[i]);
      }
      bytes = null;
    }
    if (chars != null && code > 0xFFFF) {
      ints = new int[chars.length];
      for (int i = 0; i < size; i++) {
        ints[i] = chars[i];
      }
      chars = null;
    }
  }

  /// Half as much again, because both the old and the new array are there for a moment.
  private void ensureRoom() {
    int more = Math.addExact(size, size / 2 + LEAST);
    if (ints != null && size == ints.length) {
      ints = Arrays.copyOf(ints, more);
    } else if (chars != null && size == chars.length) {
      chars = Arrays.copyOf(chars, more);
    } else if (bytes != null && size == bytes.length) {
      bytes = Arrays.copyOf(bytes, more);
    }
  }
}
