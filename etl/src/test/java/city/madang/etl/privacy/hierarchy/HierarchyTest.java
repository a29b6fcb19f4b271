package city.madang.etl.privacy.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.Releases;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HierarchyTest {
  @Test
  void share_tableValues_areFractionsOfLines() {
    var hierarchy = table("a;AB;*", "b;AB;*", "c;C;*", "d;D;*");

    assertThat(hierarchy.share("a")).isEqualTo(0.25);
    assertThat(hierarchy.share("AB")).isEqualTo(0.5);
    assertThat(hierarchy.share("*")).isEqualTo(1);
    assertThat(hierarchy.levels()).isEqualTo(3);
    assertThat(hierarchy.leaves()).isEqualTo(4);
  }

  @Test
  void share_intervalValues_areFractionsOfValuesInTheData() {
    var hierarchy =
        Hierarchy.interval("year", List.of(5, 10), Set.of("1998", "1995", "1991", "-3", ""));

    assertThat(hierarchy.share("1995-1999")).isCloseTo(2 / 5.0, within(1e-12));
    assertThat(hierarchy.share("1990-1999")).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(hierarchy.share("-5--1")).isCloseTo(1 / 5.0, within(1e-12));
    assertThat(hierarchy.share("")).isCloseTo(1 / 5.0, within(1e-12));
  }

  @Test
  void table_valueWithTwoParents_isRefusedWithCountOnly() {
    refused(
        () -> table("secret1;week1;jan;*", "secret2;week1;feb;*"),
        "1 values of level 1 have different values on level 2 (first: line 2)");
  }

  @Test
  void table_raggedLines_areRefused() {
    refused(() -> table("secret1;A;*", "secret2;*"), "1 lines (first: 2) have another number");
  }

  @Test
  void table_withoutTop_isRefused() {
    refused(() -> table("secret1;*", "secret2;B"), "1 lines (first: 2) do not end in *");
  }

  @Test
  void table_repeatedLeaf_isRefused() {
    refused(() -> table("secret1;*", "secret1;*"), "1 lines (first: 2) repeat");
  }

  @Test
  void table_topAsLeaf_isRefused() {
    refused(() -> table("secret1;*", "*;*"), "1 lines (first: 2) begin with *");
  }

  @Test
  void table_withoutLines_isRefused() {
    refused(() -> Hierarchy.table("field", List.of()), "has no values");
  }

  @Test
  void table_labelWithTwoMeanings_isRefused() {
    refused(
        () -> table("a;A;*", "secret1;secret2;*", "secret2;B;*"),
        "1 labels stand for different sets of values on different levels (first: line 2)");
  }

  @Test
  void table_labelRepeatedUpwards_isAccepted() {
    assertThat(table("a;a;A;*", "b;B;A;*").share("a")).isEqualTo(0.5);
  }

  @Test
  void interval_textValue_isRefusedWithCountOnly() {
    refused(
        () -> Hierarchy.interval("field", List.of(5), Set.of("secret1", "7")),
        "1 values are no whole numbers");
  }

  @Test
  void interval_widthsThatDoNotNest_areRefused() {
    refused(() -> Hierarchy.interval("field", List.of(5, 12), Set.of("7")), "do not nest");
  }

  @Test
  void flat_values_haveTwoLevels() {
    assertThat(Hierarchy.flat("field", Set.of("x", "y")).levels()).isEqualTo(2);
    assertThat(Hierarchy.flat("field", Set.of("x", "y")).share("y")).isEqualTo(0.5);
  }

  @Test
  void countOutside_unknownValues_areCounted() {
    assertThat(table("a;*", "b;*").countOutside(List.of("a", "c", "d"))).isEqualTo(2);
  }

  private static Hierarchy table(String... lines) {
    return Hierarchy.of(Releases.lines("field", lines));
  }

  private static void refused(Runnable making, String reason) {
    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(making::run)
        .withMessageContaining("hierarchy of field")
        .withMessageContaining(reason)
        .satisfies(refusal -> assertThat(refusal.reasons().toString()).doesNotContain("secret"));
  }
}
