package city.madang.portal.download.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.source.Sha256;
import city.madang.portal.download.proof.Opening.Damaged;
import city.madang.portal.download.proof.Opening.Proven;
import city.madang.portal.download.proof.Opening.Unproven;
import city.madang.portal.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileProofsTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final int LARGE_BYTES = 9 << 20;

  @TempDir Path root;
  private final Deque<Runnable> later = new ArrayDeque<>();
  private Path small;
  private Path large;

  @BeforeEach
  void makeFiles() throws IOException {
    small = Files.writeString(root.resolve("a file.csv"), "a,b\n");
    large = root.resolve("large.bin");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(LARGE_BYTES);
    }
  }

  @Test
  void open_smallFile_isProvenAtOnce() throws IOException {
    assertProven(proofs(START).open(small, Sha256.of(small)));
    assertThat(later).isEmpty();
  }

  @Test
  void open_largeFile_isProvenBeside() throws IOException {
    var proofs = proofs(START);
    var sha256 = Sha256.of(large);

    var first = (Unproven) proofs.open(large, sha256);
    var second = (Unproven) proofs.open(large, sha256);

    assertThat(second.done()).isSameAs(first.done());
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(first.done()).isCompleted();
    assertProven(proofs.open(large, sha256));
  }

  @Test
  void open_afterRestart_isNotHashedAgain() throws IOException {
    var sha256 = Sha256.of(large);
    proofs(START).prove(large, sha256, false);

    assertProven(proofs(START.plus(Duration.ofHours(30))).open(large, sha256));
    assertThat(later).isEmpty();
  }

  @Test
  void open_touchedReplacedOrOldProof_isHashedAgain() throws IOException {
    var sha256 = Sha256.of(large);
    var proofs = proofs(START);
    proofs.prove(large, sha256, false);

    assertThat(proofs(START.plus(Duration.ofDays(3))).open(large, sha256))
        .isInstanceOf(Unproven.class);
    var time = Files.getLastModifiedTime(large);
    var copy = Files.copy(large, root.resolve("copy"));
    Files.setLastModifiedTime(copy, time);
    Files.delete(large);
    Files.move(copy, large); // same size and time, another inode
    assertThat(proofs.open(large, sha256)).isInstanceOf(Unproven.class);
    later.removeLast().run();
    Files.setLastModifiedTime(large, FileTime.from(START));
    assertThat(proofs.open(large, sha256)).isInstanceOf(Unproven.class);
  }

  @Test
  void open_wrongBytes_isDamagedUntilRestored() throws IOException {
    var sha256 = Sha256.of(small);
    var proofs = proofs(START);
    Files.writeString(small, "a,c\n");

    assertThat(proofs.open(small, sha256)).isInstanceOf(Damaged.class);
    assertThat(proofs.damagedFiles()).containsExactly("a file.csv");
    assertThat(proofs(START).damagedFiles()).as("after a restart").containsExactly("a file.csv");
    Files.delete(small);
    assertThat(proofs.open(small, sha256)).isInstanceOf(Damaged.class);
    Files.writeString(small, "a,b\n");
    assertProven(proofs.open(small, sha256));
    assertThat(proofs.damagedFiles()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void open_cannotBeReadNow_isNoDamage(Path unreadable) {
    var proofs = proofs(START);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> proofs.open(unreadable, "abc"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              busy ->
                  assertThat(busy.problem().members().get("type"))
                      .asString()
                      .endsWith("/overloaded"));
    }
    proofs.prove(unreadable, "abc", false);
    assertThat(proofs.damagedFiles()).isEmpty();
    assertThat(root.resolve("proofs")).doesNotExist();
    assertThat(later).as("nobody waits for the next failure").isEmpty();
  }

  /// The system opens neither the first nor reads the second, and not for their absence.
  static List<Path> open_cannotBeReadNow_isNoDamage() {
    return List.of(Path.of("/", "n".repeat(300)), Path.of("/proc/self/mem"));
  }

  @Test
  void open_proofThatCannotBeWritten_holdsAllTheSame() throws IOException {
    var proofs =
        new FileProofs(
            small.resolve("proofs"), root, Clock.fixed(START, ZoneOffset.UTC), later::add);

    assertProven(proofs.open(small, Sha256.of(small)));
  }

  @Test
  void open_missingFile_isDamaged() {
    assertThat(proofs(START).open(root.resolve("gone.csv"), "abc")).isInstanceOf(Damaged.class);
    assertThat(proofs(START).open(root, "abc")).as("a folder").isInstanceOf(Damaged.class);
  }

  @Test
  void open_tornJournal_isNoProof() throws IOException {
    var sha256 = Sha256.of(large);
    proofs(START).prove(large, sha256, false);
    var journal = root.resolve("proofs");
    var line = Files.readString(journal);
    Files.writeString(journal, line.substring(0, line.length() / 2));

    assertThat(proofs(START).open(large, sha256)).isInstanceOf(Unproven.class);
  }

  private FileProofs proofs(Instant now) {
    return new FileProofs(
        root.resolve("proofs"), root, Clock.fixed(now, ZoneOffset.UTC), later::add);
  }

  private static void assertProven(Opening opening) throws IOException {
    assertThat(opening).isInstanceOf(Proven.class);
    ((Proven) opening).channel().close();
  }
}
