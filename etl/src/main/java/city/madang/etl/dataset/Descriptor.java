package city.madang.etl.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `dataset.yaml`, read and checked: one subject published over time (`dcat:Dataset`).
///
/// @param folder where `dataset.yaml` lies; files it names are relative to it
/// @param id the dataset's name
/// @param title in both languages
/// @param description in both languages
/// @param themes codes of the EU data-theme vocabulary, such as `TRAN`
/// @param publisher who answers for it
/// @param license SPDX identifier
/// @param source where raw data comes from
/// @param schedule when it is published by itself
/// @param rejectLimit largest share of the rows read that may be rejected, 0–1; 0 by default
/// @param tables at least one
/// @param privacy present exactly when the rows of a table about people are released; a table that
///   is released as noisy counts has its policy itself
/// @param retention which earlier releases keep their files
/// @param rules what its rows keep beyond types and limits
/// @param keywords what people type who look for it
public record Descriptor(
    Path folder,
    DatasetId id,
    LangText title,
    LangText description,
    List<String> themes,
    Publisher publisher,
    String license,
    Source source,
    Optional<Schedule> schedule,
    double rejectLimit,
    List<Table> tables,
    Optional<PrivacyPolicy> privacy,
    Retention retention,
    QualityRules rules,
    Keywords keywords) {
  /// A dataset without rules and keywords.
  public Descriptor(
      Path folder,
      DatasetId id,
      LangText title,
      LangText description,
      List<String> themes,
      Publisher publisher,
      String license,
      Source source,
      Optional<Schedule> schedule,
      double rejectLimit,
      List<Table> tables,
      Optional<PrivacyPolicy> privacy,
      Retention retention) {
    this(
        folder,
        id,
        title,
        description,
        themes,
        publisher,
        license,
        source,
        schedule,
        rejectLimit,
        tables,
        privacy,
        retention,
        QualityRules.NONE,
        Keywords.NONE);
  }

  public Descriptor {
    themes = List.copyOf(themes);
    tables = List.copyOf(tables);
  }

  /// Tells whether rows about people are released in classes.
  public boolean inClasses() {
    return privacy.filter(policy -> policy.trajectory().isEmpty()).isPresent();
  }

  /// Tells whether a table is released as noisy counts.
  public boolean noisy() {
    return tables.stream().anyMatch(table -> table.noise().isPresent());
  }

  /// Tells whether later releases are compared with what a run of this releases.
  public boolean compared() {
    return privacy.isPresent();
  }

  /// A table with the columns that it is released with; only points of moving entities get others.
  public Table released(Table table) {
    return privacy
        .flatMap(PrivacyPolicy::trajectory)
        .filter(_ -> table.personal())
        .map(rule -> TrackColumns.released(rule, table))
        .orElse(table);
  }
}
