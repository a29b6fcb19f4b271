package city.madang.portal.sparql.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private final AnswerCache cache = new AnswerCache(1_000);

  @Test
  void find_otherStateOrQuestion_isNothing() {
    cache.put(key("a"), 3, kept(new byte[] {1}));

    assertThat(cache.find(key("a"), 3).orElseThrow().bytes()).isEqualTo(new byte[] {1});
    assertThat(cache.find(key("b"), 3)).isEmpty();
    assertThat(cache.find(key("a"), 4)).isEmpty();
  }

  @Test
  void put_olderState_isNotKept() {
    cache.put(key("a"), 3, kept(new byte[] {1}));
    cache.put(key("a"), 4, kept(new byte[] {2}));
    cache.put(key("a"), 3, kept(new byte[] {1}));

    assertThat(cache.find(key("a"), 4).orElseThrow().bytes()).isEqualTo(new byte[] {2});
    assertThat(cache.find(key("a"), 3)).isEmpty();
  }

  @Test
  void put_moreBytesThanFit_losesTheOnesAskedFirst() {
    for (var name : List.of("a", "b", "c")) {
      cache.put(key(name), 1, kept(new byte[400]));
    }

    assertThat(cache.find(key("a"), 1)).isEmpty();
    assertThat(cache.find(key("b"), 1)).isPresent();
    assertThat(cache.find(key("c"), 1)).isPresent();
  }

  @Test
  void put_sameQuestionAgain_isCountedOnce() {
    for (int i = 0; i < 10; i++) {
      cache.put(key("a"), 1, kept(new byte[400]));
    }
    cache.put(key("b"), 1, kept(new byte[400]));

    assertThat(cache.find(key("a"), 1)).isPresent();
    assertThat(cache.find(key("b"), 1)).isPresent();
  }

  private static AnswerCache.Kept kept(byte[] bytes) {
    return new AnswerCache.Kept(bytes, OptionalLong.empty());
  }

  private static AnswerCache.Key key(String query) {
    return new AnswerCache.Key(query, List.of(), List.of(), "text/csv");
  }
}
