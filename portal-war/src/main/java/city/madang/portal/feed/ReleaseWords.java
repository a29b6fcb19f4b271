package city.madang.portal.feed;

import city.madang.etl.change.Changes;
import city.madang.etl.change.Changes.TableChange;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.Tombstone;
import city.madang.etl.release.Tombstone.Retired;
import city.madang.etl.release.Tombstone.Withdrawn;
import city.madang.portal.http.Language;
import java.util.Locale;
import java.util.StringJoiner;

/// What is said of a release, as plain text in one language.
record ReleaseWords(Language language) {

  /// The dataset's title, the version, and whether it was taken back.
  String title(ReleaseEntry entry) {
    var name = language.of(entry.release().title()) + " " + entry.release().version();
    return entry.tombstone().filter(Withdrawn.class::isInstance).isPresent()
        ? name + language.of(" (철회됨)", " (withdrawn)")
        : name;
  }

  /// What became different, or why the release is gone.
  String summary(ReleaseEntry entry) {
    return entry
        .tombstone()
        .map(this::gone)
        .orElseGet(
            () -> Changes.find(entry.release().folder()).map(this::changes).orElseGet(this::plain));
  }

  private String gone(Tombstone tombstone) {
    return switch (tombstone) {
      case Withdrawn withdrawn ->
          language
              .of("%s에 철회되었습니다: %s", "Withdrawn at %s: %s")
              .formatted(withdrawn.at(), withdrawn.why());
      case Retired retired ->
          language
              .of("%s부터 더 이상 보관하지 않습니다: %s", "Kept no longer since %s: %s")
              .formatted(retired.at(), retired.rule());
    };
  }

  private String plain() {
    return language.of("새 릴리스입니다.", "A new release.");
  }

  private String changes(Changes changes) {
    if (changes.previous().isEmpty()) {
      return language.of("비교할 이전 릴리스가 없습니다.", "There was no release to compare with.");
    }
    var text = new StringJoiner(" ");
    text.add(language.of("%s 이후 바뀐 것:", "Since %s:").formatted(changes.previous().orElseThrow()));
    changes.tables().forEach(table -> text.add(rows(table)));
    text.add(schema(changes.schema().change()));
    if (!changes.isComplete()) {
      text.add(
          language.of(
              "비교하지 못한 것이 있으니 전체를 받으십시오.", "Not all could be compared: load it as a whole."));
    }
    return text.toString();
  }

  private String rows(TableChange table) {
    if (!table.notCompared().isEmpty()) {
      return language.of("%s: 비교하지 못함.", "%s: not compared.").formatted(table.table());
    }
    return String.format(
        Locale.ROOT,
        language.of(
            "%s: 행 %,d개 추가, %,d개 삭제, %,d개 변경.", "%s: %,d rows added, %,d removed, %,d changed."),
        table.table(),
        table.added(),
        table.removed(),
        table.changed());
  }

  private String schema(String change) {
    return switch (change) {
      case "none" -> language.of("열은 그대로입니다.", "The columns are the same.");
      case "compatible" ->
          language.of("열이 호환되게 바뀌었습니다.", "The columns changed and stay compatible.");
      default ->
          language.of(
              "열이 호환되지 않게 바뀌었습니다.", "The columns changed and break readers of the one before.");
    };
  }
}
