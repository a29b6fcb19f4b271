package city.madang.portal.sparql.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphWriterTest {
  private static final PrefixMapping PREFIXES =
      PrefixMapping.Factory.create().setNsPrefix("v", "http://v.example/");

  static Stream<ResultFormat> formats() {
    return ResultFormat.GRAPHS.stream().filter(format -> !format.isHtml());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void write_graph_isReadBack(ResultFormat format) {
    var graph =
        graph(
            "<http://s.example/가> <http://v.example/p> \"바다\"@ko, 1, <http://o.example/?a=b&c> ."
                + " [] <http://v.example/q> \"&<]]>\" .");

    assertThat(read(graph, format).isIsomorphicWith(graph)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://x.example/s> <http://v.example/1> 1 .",
        "<http://x.example/s> <http://v.example/p> \"\\u0001\" .",
        "<http://x.example/s> <http://v.example/p> <<( <http://x.example/a> <http://x.example/b> 1"
            + " )>> .",
      })
  void write_whatXmlCannotHold_isProblemBeforeTheFirstByte(String turtle) {
    var out = new ByteArrayOutputStream();

    var failure =
        catchThrowableOfType(
            ProblemException.class,
            () -> GraphWriter.write(graph(turtle).find(), PREFIXES, xml(), _ -> {}, out));

    assertThat(failure.problem().status()).isEqualTo(406);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<( <http://x.example/a> <http://x.example/b> 1 )>>", "\"x\"@ko--rtl"})
  void write_newInRdf12_isStreamedOrRefused(String object) {
    var graph = graph("<http://x.example/s> <http://v.example/p> " + object);

    for (var format : formats().toList()) {
      if (format.isStreamed()) {
        assertThat(read(graph, format).isIsomorphicWith(graph)).isTrue();
      } else {
        var failure =
            catchThrowableOfType(ProblemException.class, () -> write(graph.find(), format));
        assertThat(failure.problem().status()).isEqualTo(406);
      }
    }
  }

  @Test
  void write_moreThanIsHeld_isProblemThatNamesOtherFormats() {
    for (var triples : List.of(many(HeldGraph.MOST_TRIPLES + 1), large(17), named(17))) {
      var failure =
          catchThrowableOfType(ProblemException.class, () -> write(triples.iterator(), xml()));

      assertThat(failure.problem().status()).isEqualTo(413);
      assertThat(failure.problem().members().get("detail")).asString().contains("N-Triples");
    }
  }

  @Test
  void write_asManyAsAreHeld_areWritten() {
    for (var format : List.of(xml(), ResultFormat.DESCRIPTIONS.getLast())) {
      assertThat(write(many(HeldGraph.MOST_TRIPLES).iterator(), format).length)
          .isGreaterThan(HeldGraph.MOST_TRIPLES * 20);
    }
  }

  @ParameterizedTest
  @MethodSource("streamed")
  void write_manyOfOneSubject_beginBeforeTheEnd(ResultFormat format) {
    var out = new ByteArrayOutputStream();
    var lengths = new ArrayList<Integer>();
    var triples = IntStream.range(0, 100_000).mapToObj(i -> ofOneSubject(i, lengths, out));

    GraphWriter.write(triples.iterator(), PREFIXES, format, _ -> {}, out);

    var held = IntStream.range(1, lengths.size()).map(i -> lengths.get(i) - lengths.get(i - 1));
    assertThat(held.max().getAsInt()).isLessThan(1 << 18);
    assertThat(lengths.getLast()).isGreaterThan(out.size() / 2);
    assertThat(
            RDFParser.source(new ByteArrayInputStream(out.toByteArray()))
                .lang(format.lang())
                .toGraph()
                .size())
        .isEqualTo(100_000);
  }

  static Stream<ResultFormat> streamed() {
    return formats().filter(ResultFormat::isStreamed);
  }

  private static Triple ofOneSubject(int number, List<Integer> lengths, ByteArrayOutputStream out) {
    lengths.add(out.size());
    return Triple.create(
        NodeFactory.createBlankNode("s"),
        NodeFactory.createURI("http://v.example/p"),
        NodeFactory.createLiteralString("" + number));
  }

  @ParameterizedTest
  @MethodSource("quads")
  void to_manyQuadsOfOneSubject_areReadBack(ResultFormat format) {
    var out = new ByteArrayOutputStream();
    var all = DatasetGraphFactory.create();
    for (int i = 0; i < 5_500; i++) {
      var graph = NodeFactory.createURI("http://g.example/" + i / 2_500);
      all.add(Quad.create(graph, triple(1_000, String.valueOf(i))));
    }

    var writer = PiecewiseWriter.to(out, format);
    writer.start();
    StreamRDFOps.sendDatasetToStream(all, writer);
    writer.finish();

    var read =
        RDFParser.source(new ByteArrayInputStream(out.toByteArray()))
            .lang(format.lang())
            .toDatasetGraph();
    assertThat(Set.copyOf(Iter.toList(read.find()))).isEqualTo(Set.copyOf(Iter.toList(all.find())));
  }

  static Stream<ResultFormat> quads() {
    return ResultFormat.QUADS.stream();
  }

  @Test
  void write_html_escapesEverything() {
    var graph =
        graph(
            "<javascript:alert(1)> <http://v.example/p> \"<script>alert('1')</script>\" ."
                + " <http://s.example/'a'> <http://v.example/p> \"\\\" onclick=\\\"x\"");

    var page = new String(write(graph.find(), ResultFormat.HTML), UTF_8);

    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .contains("href=\"http://s.example/&#39;a&#39;\"")
        .doesNotContain("<script", "href=\"javascript:", " onclick=\"");
  }

  private static Graph read(Graph written, ResultFormat format) {
    return RDFParser.source(new ByteArrayInputStream(write(written.find(), format)))
        .lang(format.lang())
        .toGraph();
  }

  private static ResultFormat xml() {
    return formats().filter(f -> f.mediaType().equals("application/rdf+xml")).findAny().get();
  }

  private static byte[] write(Iterator<Triple> triples, ResultFormat format) {
    var out = new ByteArrayOutputStream();
    GraphWriter.write(triples, PREFIXES, format, _ -> {}, out);
    return out.toByteArray();
  }

  private static List<Triple> many(int count) {
    return triples(count, "");
  }

  private static List<Triple> large(int megabytes) {
    return triples(megabytes, "x".repeat(1 << 20));
  }

  private static List<Triple> named(int megabytes) {
    return large(megabytes).stream()
        .map(
            triple ->
                Triple.create(
                    NodeFactory.createURI("urn:" + triple.getObject().getLiteralLexicalForm()),
                    triple.getPredicate(),
                    triple.getSubject()))
        .toList();
  }

  private static List<Triple> triples(int count, String text) {
    return IntStream.range(0, count).mapToObj(i -> triple(i, text)).toList();
  }

  private static Triple triple(int number, String text) {
    Node predicate = NodeFactory.createURI("http://v.example/p");
    return Triple.create(
        NodeFactory.createURI("http://s.example/" + number % 1000),
        predicate,
        NodeFactory.createLiteralString(number + text));
  }

  private static Graph graph(String turtle) {
    return RDFParser.fromString(turtle + (turtle.endsWith(".") ? "" : " ."), Lang.TURTLE).toGraph();
  }
}
