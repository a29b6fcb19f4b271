package city.madang.etl.privacy.page;

/// What a page says of one way to make a table safe, in one language.
sealed interface Article permits ClassArticle, TrackArticle, NoiseArticle {
  /// What a published release guarantees, in one sentence.
  String summary();

  /// The figures that matter most.
  String cards();

  /// The sections below them.
  String body();
}
