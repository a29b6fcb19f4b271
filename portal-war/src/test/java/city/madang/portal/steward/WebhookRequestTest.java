package city.madang.portal.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.etl.dataset.DatasetId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookRequestTest {
  private static final DatasetId TRIPS = new DatasetId("bike-trips");
  private static final List<DatasetId> KNOWN = List.of(new DatasetId("transit-stops"), TRIPS);

  @Test
  void parse_right_isKept() {
    var some =
        WebhookRequest.parse(
            "{'url':'https://a.example/','datasets':['bike-trips']}".replace('\'', '"'), KNOWN);
    var all = WebhookRequest.parse("{\"url\":\"https://a.example/\"}", KNOWN);

    assertThat(some.url()).hasToString("https://a.example/");
    assertThat(some.datasets()).containsExactly(TRIPS);
    assertThat(all.datasets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'url':'https://a.example/','datasets':'bike-trips'}     | 'datasets' is a list",
        "{'url':'https://a.example/','datasets':null}             | 'datasets' is a list",
        "{'url':'https://a.example/','datasets':{'a':'b'}}        | 'datasets' is a list",
        "{'url':'https://a.example/','dataset':['bike-trips']}    | unknown member 'dataset'",
        "{'url':'https://a.example/','datasets':['bike-trip']}    | bike-trips, transit-stops",
        "{'url':'https://a.example/','datasets':['NO.ID']}        | bike-trips, transit-stops",
        "{'url':'https://a.example/','datasets':[['bike-trips']]} | bike-trips, transit-stops",
        "{'url':'https://a.example/','datasets':[7]}              | bike-trips, transit-stops",
        "{'url':['https://a.example/']}                           | 'url' is a text",
        "{'url':'a b'}                                            | 'url' is no address",
        "{'url':'https://a.example/','url':'https://b.example/'}  | the body is",
        "[]                                                       | the body is",
        "[                                                        | the body is",
      })
  void parse_wrong_namesTheMember(String body, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookRequest.parse(body.replace('\'', '"'), KNOWN))
        .withMessageContaining(message);
  }
}
