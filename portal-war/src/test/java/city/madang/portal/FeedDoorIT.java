package city.madang.portal;

import static city.madang.portal.PortalClient.asSteward;
import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The feeds, read by ROME.
class FeedDoorIT extends DeployedPortal {
  private static final String BASE = "http://localhost:8080/";
  private static final String ALL = "/feeds/releases.atom?lang=en";
  private static final String NEWS = "/feeds/datasets/news-files.atom?lang=";
  private static final String WHY = "사람이 <보임> & \"more\" ]]>";

  @Test
  void get_releases_isAtomWithLinksThatExist() throws FeedException {
    var response = get(ALL);

    var feed = read(response.body());
    assertThat(header(response, "Content-Type")).isEqualTo("application/atom+xml;charset=utf-8");
    assertThat(feed.getId()).isEqualTo(BASE + ALL.substring(1));
    assertThat(href(feed.getOtherLinks(), "self")).isEqualTo(feed.getId());
    assertThat(href(feed.getAlternateLinks(), "alternate")).isEqualTo(BASE + "?lang=en");
    assertThat(feed.getAuthors()).hasSize(1);
    assertThat(feed.getEntries()).hasSize(50);
    for (var link : List.of("related", "alternate")) {
      for (var entry : feed.getEntries().subList(0, 9)) {
        var links = link.equals("related") ? entry.getOtherLinks() : entry.getAlternateLinks();
        links.forEach(one -> assertThat(get(path(one.getHref())).statusCode()).isEqualTo(200));
      }
    }
  }

  @Test
  void get_pageByPage_isEachReleaseOnceLatestFirst() throws FeedException {
    var ids = new ArrayList<String>();
    var updated = new ArrayList<Date>();
    var next = NEWS + "ko";
    while (!next.isEmpty()) {
      var feed = read(get(next).body());
      assertThat(feed.getId()).isEqualTo(BASE + NEWS.substring(1) + "ko");
      assertThat(path(href(feed.getOtherLinks(), "self"))).isEqualTo(next);
      assertThat(path(href(feed.getOtherLinks(), "first"))).isEqualTo(NEWS + "ko");
      feed.getEntries().forEach(entry -> ids.add(entry.getId()));
      feed.getEntries().forEach(entry -> updated.add(entry.getUpdated()));
      next = href(feed.getOtherLinks(), "next");
      next = next.isEmpty() ? "" : path(next);
    }

    var all = IntStream.rangeClosed(1, FeedFixture.RELEASES).mapToObj(FeedDoorIT::id);
    assertThat(ids).containsExactlyInAnyOrderElementsOf(all.toList());
    assertThat(updated).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void get_entry_saysWhatChanged() throws FeedException {
    var english = entry(read(get(NEWS + "en").body()), FeedFixture.RELEASES);
    var korean = entry(read(get(NEWS + "ko").body()), FeedFixture.RELEASES);

    assertThat(english.getTitle()).isEqualTo("News <&> \"]]>\" \uFFFD 20261122.120");
    assertThat(korean.getTitle()).isEqualTo("소식 <&> \"]]>\" \uFFFD 20261122.120");
    assertThat(english.getSummary().getValue())
        .isEqualTo(
            "Since 20261122.119: stops: 1,200 rows added, 3 removed, 7 changed. lines: 0 rows"
                + " added, 0 removed, 0 changed. The columns changed and break readers of the one"
                + " before.");
    assertThat(korean.getSummary().getValue())
        .isEqualTo(
            "20261122.119 이후 바뀐 것: stops: 행 1,200개 추가, 3개 삭제, 7개 변경. lines: 행 0개 추가,"
                + " 0개 삭제, 0개 변경. 열이 호환되지 않게 바뀌었습니다.");
    assertThat(korean.getId()).isEqualTo(english.getId());
    assertThat(header(get(NEWS + "ko"), "ETag")).isNotEqualTo(header(get(NEWS + "en"), "ETag"));
    assertThat(english.getPublished())
        .isEqualTo(Date.from(FeedFixture.FIRST.plusSeconds(FeedFixture.RELEASES)));
    assertThat(summary(119)).contains("lines: not compared.", "load it as a whole");
  }

  @Test
  void get_withdrawn_comesUpWithTheSameIdAndTellsWhy() throws FeedException, IOException {
    var before = get(NEWS + "en");
    assertThat(read(before.body()).getEntries()).extracting(Entry::getId).doesNotContain(id(5));

    asSteward(
        "POST",
        "/steward/withdrawals",
        "{\"dataset\": \"news-files\", \"version\": \"20261122.5\", \"why\": \"%s\"}"
            .formatted(WHY.replace("\"", "\\\"")));

    var after = get(NEWS + "en", "If-None-Match", header(before, "ETag"));
    assertThat(after.statusCode()).isEqualTo(200);
    var feed = read(after.body());
    var entry = feed.getEntries().getFirst();
    assertThat(entry.getId()).isEqualTo(id(5));
    assertThat(entry.getTitle()).endsWith(" 20261122.5 (withdrawn)");
    assertThat(entry.getSummary().getValue()).startsWith("Withdrawn at 20").endsWith(": " + WHY);
    assertThat(entry.getUpdated()).isAfter(entry.getPublished()).isEqualTo(feed.getUpdated());
    assertThat(entry.getOtherLinks()).isEmpty();
    assertThat(get(path(href(entry.getAlternateLinks(), "alternate"))).body()).contains("]]>");
  }

  @Test
  void get_retired_staysInItsPlaceAndTellsTheRule() throws FeedException {
    var entries = read(get("/feeds/datasets/kept-files.atom?lang=en").body()).getEntries();

    assertThat(entries)
        .extracting(entry -> entry.getId().substring(entry.getId().lastIndexOf('/') + 1))
        .containsExactly("20261110.1", "20261120.1", "20261115.1", "20261101.1");
    var retired = entries.getLast();
    assertThat(retired.getSummary().getValue())
        .isEqualTo("Kept no longer since 2026-11-21T12:00:00Z: keep 2");
    assertThat(retired.getUpdated()).isEqualTo(retired.getPublished());
    assertThat(retired.getOtherLinks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ALL, NEWS + "ko"})
  void get_known_isNotSentAgain(String path) {
    var first = get(path);
    var tag = header(first, "ETag");
    var modified = header(first, "Last-Modified");

    assertThat(tag).matches("\"[0-9a-f]{64}\"");
    assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(header(get(path, "If-None-Match", tag), "ETag")).isEqualTo(tag);
    assertThat(get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get(path, "If-None-Match", "\"other\"", "If-Modified-Since", modified).statusCode())
        .isEqualTo(200);
    var head = send("HEAD", path, "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag")).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({
    "releases.atom?lang=fr, 400, bad-request",
    "releases.atom?lang=, 400, bad-request",
    "releases.atom?cursor=x, 400, bad-request",
    "releases.atom?lang=en&page=2, 400, bad-request",
    "datasets/news-files.atom?page=2, 400, bad-request",
    "releases.atom?cursor=%27, 400, bad-request",
    "datasets/unknown.atom, 404, dataset-not-found",
    "datasets/%3Cb%3E.atom, 404, not-found",
    "other.atom, 404, not-found"
  })
  void get_wrong_isProblem(String path, int status, String type) {
    var response = get("/feeds/" + path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains("/problems/" + type + "\"");
  }

  @Test
  void get_unknownParameter_isNamedWithWhatWasMeant() {
    assertThat(get(ALL + "&curser=x").body())
        .contains("curser: there is no such parameter; did you mean 'cursor'?")
        .contains("\"parameter\":\"curser\"", "\"known\":[\"lang\",\"cursor\"]");
  }

  @Test
  void get_startPage_namesTheFeedInItsLanguage() {
    for (var language : List.of("ko", "en")) {
      assertThat(get("/?lang=" + language).body())
          .containsPattern(
              "<link rel=\"alternate\" type=\"application/atom\\+xml\" title=\"[^\"]+\""
                  + " href=\"/feeds/releases.atom\\?lang="
                  + language
                  + "\">");
    }
  }

  private static String summary(int number) throws FeedException {
    return entry(read(get(NEWS + "en").body()), number).getSummary().getValue();
  }

  private static Entry entry(Feed feed, int number) {
    return feed.getEntries().stream()
        .filter(entry -> entry.getId().equals(id(number)))
        .findFirst()
        .orElseThrow();
  }

  private static String id(int number) {
    return BASE + "api/datasets/news-files/releases/" + FeedFixture.version(number);
  }

  private static Feed read(String xml) throws FeedException {
    return (Feed) new WireFeedInput().build(new StringReader(xml));
  }

  private static String href(List<Link> links, String relation) {
    return links(links, relation).findFirst().orElse("");
  }

  private static Stream<String> links(List<Link> links, String relation) {
    return links.stream().filter(link -> link.getRel().equals(relation)).map(Link::getHref);
  }

  private static String path(String address) {
    var uri = URI.create(address);
    assertThat(address).startsWith(BASE);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
