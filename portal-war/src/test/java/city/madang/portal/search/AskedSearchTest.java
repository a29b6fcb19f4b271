package city.madang.portal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchRequest;
import city.madang.etl.index.SearchRequest.Kind;
import city.madang.portal.http.QueryPairs;
import city.madang.portal.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedSearchTest {
  @Test
  void read_all_isAsItWasSent() {
    assertThat(read("q=a%26b+c|d&dataset=bike-trips&kind=row&size=7&cursor=x&lang=ko"))
        .isEqualTo(
            new SearchRequest(
                "a&b c|d",
                7,
                Optional.of("x"),
                Optional.of(new DatasetId("bike-trips")),
                Optional.of(Kind.ROW),
                Optional.empty()));
    assertThat(read(null)).isEqualTo(SearchRequest.of("", 20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind=x          | kind is dataset or row
          dataset=nope    | there is no dataset 'nope': /api/datasets lists what is published
          dataset=bike-tips | there is no dataset 'bike-tips'; did you mean 'bike-trips'?: /api/datasets lists what is published
          theme=NOPE      | there is no parameter 'theme': there are q, dataset, kind, size, cursor, lang
          sise=3          | there is no parameter 'sise'; did you mean 'size'?: there are q, dataset, kind, size, cursor, lang
          size=0          | size is a whole number from 1 to 1000
          size=1001       | size is a whole number from 1 to 1000
          size=many       | size is a whole number from 1 to 1000
          q=a&q=b         | the parameter 'q' is given twice
          q=%zz           | the parameter 'q' has a broken percent sign
          """)
  void read_whatIsNotKnown_isTold(String query, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(query))
        .satisfies(
            problem ->
                assertThat(problem.problem().members())
                    .containsEntry("status", 400)
                    .containsEntry("detail", detail));
  }

  @Test
  void read_noDatasetAsked_listsNone() {
    var asked =
        new AskedSearch(
            QueryPairs.of("q=x&kind=row"),
            () -> {
              throw new AssertionError("listed");
            });

    assertThat(asked.read().dataset()).isEmpty();
  }

  private static SearchRequest read(@Nullable String query) {
    return new AskedSearch(QueryPairs.of(query), () -> List.of("bike-trips", "districts")).read();
  }
}
