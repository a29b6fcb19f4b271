package city.madang.portal.sparql.literal;

import city.madang.portal.sparql.geo.Geometries;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.NodeUtils;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.locationtech.jts.geom.Envelope;

/// What the index knows of a literal: its id in the store, and its words or its place.
final class LiteralDocument {
  static final String ID = "id";
  static final String KOREAN = "ko";
  static final String ENGLISH = "en";
  static final String LANGUAGE = "language";
  static final String PLACE = "place";

  /// Longer texts are found by what they begin with.
  private static final int LONGEST = 100_000;

  private LiteralDocument() {}

  /// Empty if it has neither words nor a place.
  static Optional<Document> of(long id, Node node) {
    if (!node.isLiteral()) {
      return Optional.empty();
    }
    var known = Geometries.isGeometry(node) ? ofPlace(node) : ofText(node);
    known.ifPresent(document -> document.add(new NumericDocValuesField(ID, id)));
    return known;
  }

  private static Optional<Document> ofText(Node node) {
    if (!NodeUtils.isSimpleString(node) && node.getLiteralLanguage().isEmpty()) {
      return Optional.empty();
    }
    var text = node.getLiteralLexicalForm();
    var words = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    var document = new Document();
    document.add(new TextField(KOREAN, words, Store.NO));
    document.add(new TextField(ENGLISH, words, Store.NO));
    document.add(
        new StringField(LANGUAGE, node.getLiteralLanguage().toLowerCase(Locale.ROOT), Store.NO));
    return Optional.of(document);
  }

  private static Optional<Document> ofPlace(Node node) {
    return Geometries.find(node)
        .map(geometry -> geometry.getEnvelopeInternal())
        .filter(box -> !box.isNull())
        .map(LiteralDocument::ofBox);
  }

  private static Document ofBox(Envelope box) {
    var document = new Document();
    document.add(
        new DoubleRange(
            PLACE,
            new double[] {box.getMinX(), box.getMinY()},
            new double[] {box.getMaxX(), box.getMaxY()}));
    return document;
  }
}
