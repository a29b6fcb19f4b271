package city.madang.etl.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

/// Writes documents in bulk; what Elasticsearch is too busy for is sent again, and only that.
final class BulkWriter {
  /// Documents per request; about 1 MB of JSON.
  static final int REQUEST_DOCUMENTS = 1_000;

  /// One is made while the node works on the other.
  private static final int REQUESTS_AT_ONCE = 2;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int ATTEMPTS = 8;

  private final ElasticsearchClient client;
  private final Duration firstPause;

  /// @param firstPause before the second attempt; doubles with each further one
  BulkWriter(ElasticsearchClient client, Duration firstPause) {
    this.client = client;
    this.firstPause = firstPause;
  }

  /// Returns when all are written, in any order.
  void write(String index, List<Document> documents) {
    documents.stream()
        .map(BulkWriter::operation)
        .gather(Gatherers.windowFixed(REQUEST_DOCUMENTS))
        .gather(Gatherers.mapConcurrent(REQUESTS_AT_ONCE, chunk -> writeChunk(index, chunk)))
        .forEach(_ -> {});
  }

  /// Returns how many were written.
  private int writeChunk(String index, List<BulkOperation> operations) {
    var remaining = send(index, operations);
    for (int attempt = 1; attempt < ATTEMPTS && !remaining.isEmpty(); attempt++) {
      pause(firstPause.multipliedBy(1L << (attempt - 1)));
      remaining = send(index, remaining);
    }
    if (!remaining.isEmpty()) {
      throw new SearchIndexException(
          "Elasticsearch stayed too busy for %d documents".formatted(remaining.size()), null);
    }
    return operations.size();
  }

  /// Returns the operations to send again.
  private List<BulkOperation> send(String index, List<BulkOperation> operations) {
    try {
      var request = BulkRequest.of(bulk -> bulk.index(index).operations(operations));
      return rejected(client.bulk(request), operations);
    } catch (ElasticsearchException e) {
      if (e.status() == TOO_MANY_REQUESTS) {
        return operations;
      }
      throw new SearchIndexException("bulk request answered " + e.status(), null);
    } catch (IOException e) {
      throw new SearchIndexException("bulk request got no answer", e);
    }
  }

  private static List<BulkOperation> rejected(BulkResponse answer, List<BulkOperation> sent) {
    var again = new ArrayList<BulkOperation>();
    for (int position = 0; answer.errors() && position < sent.size(); position++) {
      var item = answer.items().get(position);
      if (item.status() == TOO_MANY_REQUESTS) {
        again.add(sent.get(position));
      } else if (item.error() != null) {
        throw refusal(item);
      }
    }
    return again;
  }

  /// Elasticsearch's own words quote the value, so only type and id are told.
  private static SearchIndexException refusal(BulkResponseItem item) {
    var error = item.error();
    var type = error == null ? "unknown" : error.type();
    return new SearchIndexException(
        "document %s was refused with status %d (%s)".formatted(item.id(), item.status(), type),
        null);
  }

  private static BulkOperation operation(Document document) {
    return BulkOperation.of(
        operation -> operation.index(index -> index.id(document.key()).document(document)));
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchIndexException("interrupted", e);
    }
  }
}
