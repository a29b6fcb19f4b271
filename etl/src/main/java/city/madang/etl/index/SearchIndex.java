package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// The search door: one index per release, and one alias over those that are current. Thread-safe.
///
/// A run calls [#create], [#write] and [#finish], at the switch [#switchAlias], and at last
/// [#deleteOld]. Every call may be repeated. Nothing is found before the switch.
///
/// Each method throws [SearchIndexException] when Elasticsearch does not answer or refuses.
public final class SearchIndex implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private static final Map<String, Set<String>> NOT_ASKED = Map.of();

  private final ElasticsearchClient client;
  private final BulkWriter bulk;
  private final Indices indices;

  /// @param elasticsearch address of a node or cluster, such as `http://127.0.0.1:9200`
  public SearchIndex(URI elasticsearch) {
    this(elasticsearch, Duration.ofMillis(200));
  }

  /// @param firstPause before what Elasticsearch was too busy for is sent again
  SearchIndex(URI elasticsearch, Duration firstPause) {
    var mapper = new Jackson3JsonpMapper(json());
    client = ElasticsearchClient.of(config -> config.host(elasticsearch).jsonMapper(mapper));
    bulk = new BulkWriter(client, firstPause);
    indices = new Indices(client);
  }

  /// The name of the index of a release.
  public static String name(DatasetId dataset, String version) {
    return IndexName.of(dataset, version);
  }

  /// Makes the index of a release, if it is not there, and writes the dataset itself into it.
  ///
  /// @param version `<yyyyMMdd>.<n>`
  /// @return the index's name, for the calls that follow
  public String create(Descriptor descriptor, String version) {
    return create(SearchContent.of(descriptor), version);
  }

  /// The same for a release whose descriptor may be gone.
  public String create(SearchContent content, String version) {
    var dataset = new DatasetId(content.dataset());
    var index = IndexName.of(dataset, version);
    indices.create(index, IndexDefinition.json(dataset, version));
    bulk.write(index, List.of(Document.of(content)));
    return index;
  }

  /// Writes rows; a row written before is overwritten.
  ///
  /// @param rows any number; 1,000 go into one request
  public void write(String index, List<IndexedRow> rows) {
    bulk.write(index, rows.stream().map(Document::of).toList());
  }

  /// Makes all rows durable and visible, and counts them.
  ///
  /// @param rows how many must be there
  /// @throws SearchIndexException also if another number of rows is there
  public void finish(String index, long rows) {
    indices.complete(index);
    var counted = indices.count(index, Document.ROW);
    if (counted != rows || indices.count(index, Document.DATASET) != 1) {
      throw new SearchIndexException(
          "%s holds %d rows but %d were written; discard it and write it again"
              .formatted(index, counted, rows),
          null);
    }
  }

  /// Makes `newIndex` the one that is searched, in place of the dataset's index before, in one act.
  public void switchAlias(DatasetId dataset, String newIndex) {
    indices.moveAlias(dataset, newIndex);
  }

  /// Deletes all indices of the dataset but the current one and the one before, which somebody may
  /// be paging through; unfinished ones too.
  public void deleteOld(DatasetId dataset) {
    indices.deleteUnaliased(dataset);
  }

  /// Deletes one index, if it is there: the remains of a run that failed.
  public void discard(String index) {
    indices.delete(index);
  }

  /// Takes the dataset out of search, and deletes its indices.
  public void withdraw(DatasetId dataset) {
    indices.moveAlias(dataset, null);
    indices.deleteUnaliased(dataset);
  }

  /// The release version that is searched, if the dataset is published.
  public Optional<String> current(DatasetId dataset) {
    return indices.findVersion(dataset);
  }

  /// Every index of a release, by name.
  public List<ReleaseIndex> list() {
    return ReleaseIndex.listOf(indices.aliases("list indices"));
  }

  /// How many documents each current index has, by name; one without any is absent.
  public Map<String, Long> documents() {
    return indices.documents();
  }

  /// Tells whether an index is there with all its documents.
  public boolean isWhole(String index, SearchContent content) {
    return indices.aliases("list indices").containsKey(index)
        && indices.count(index, Document.ROW) == content.rows()
        && indices.count(index, Document.DATASET) == 1;
  }

  /// Answers the first `size` hits for what a visitor typed; see [#search(SearchRequest)].
  public SearchAnswer search(String text, int size) {
    return search(SearchRequest.of(text, size));
  }

  /// Answers a question over everything published; no text is an error. Who follows a cursor reads
  /// the releases that the first answer was made from.
  ///
  /// @throws IllegalArgumentException if the cursor is not one
  /// @throws CursorExpiredException if those releases are gone
  public SearchAnswer search(SearchRequest request) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var generations = Generations.of(indices.aliases("search"));
      var generation = generations.find(request.cursor().map(Cursor::parse));
      var answer = search(request, generation, generation.equals(generations.current()));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new SearchIndexException("search: releases are switched all the time", null);
  }

  /// @return empty if a switch came in between
  private Optional<SearchAnswer> search(
      SearchRequest request, Generation generation, boolean current) {
    // All names would not fit into a request's address when there are many.
    var indices = current ? List.of(IndexName.ALIAS) : List.copyOf(generation.indices());
    var called = SearchQuery.words(request).size() > 1 ? called(request, indices) : NOT_ASKED;
    var match = Match.ALL;
    var response = ask(SearchQuery.of(request, match, called, indices));
    while (Hits.total(response) == 0 && match.next().isPresent()) {
      match = match.next().get();
      called = match == Match.SIMILAR && called.isEmpty() ? called(request, indices) : called;
      response = ask(SearchQuery.of(request, match, called, indices));
    }
    return response.hits().hits().stream().allMatch(hit -> generation.holds(hit.index()))
        ? Optional.of(Hits.toAnswer(match, response, request.size(), generation.id()))
        : Optional.empty();
  }

  private SearchResponse<Document> ask(co.elastic.clients.elasticsearch.core.SearchRequest query) {
    return Calls.ask("search", () -> client.search(query, Document.class));
  }

  /// The datasets that are called by each word; a word that none is called by is absent. Such words
  /// are no typing errors: 신호등 is not 신호동.
  private Map<String, Set<String>> called(SearchRequest request, List<String> indices) {
    var words = SearchQuery.words(request);
    var counts = ask(SearchQuery.ofCalled(request, indices)).aggregations();
    var called = new HashMap<String, Set<String>>();
    for (int i = 0; i < words.size(); i++) {
      var datasets = Hits.datasets(counts.get(Integer.toString(i)));
      if (!datasets.isEmpty()) {
        called.put(words.get(i), datasets);
      }
    }
    return called;
  }

  @Override
  public void close() {
    Calls.ask(
        "close",
        () -> {
          client.close();
          return true;
        });
  }

  /// Parts that a document does not have are not sent.
  private static JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(_ -> Value.construct(Include.NON_NULL, Include.ALWAYS))
        .build();
  }
}
