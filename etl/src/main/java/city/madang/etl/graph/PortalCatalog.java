package city.madang.etl.graph;

import static city.madang.etl.graph.ProvTriples.iri;

import city.madang.etl.dataset.LangText;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;

/// The catalog of a portal, which names each dataset in the graph of that dataset: so it is true
/// whatever is published or withdrawn, and whole in the union of the graphs.
///
/// Source: DCAT-AP 3.0.
final class PortalCatalog {
  private static final LangText TITLE = new LangText("마당 데이터 목록", "Catalog of Madang");
  private static final LangText DESCRIPTION =
      new LangText("이 포털이 공개하는 모든 데이터셋.", "All datasets that this portal publishes.");
  private static final LangText PUBLISHER = new LangText("마당", "Madang");

  private PortalCatalog() {}

  /// @param dataset its IRI, below that of the portal
  static void addTo(ProvTriples triples, String dataset) {
    var portal = dataset.substring(0, dataset.lastIndexOf("datasets/"));
    var catalog = iri(portal + "#catalog");
    var publisher = iri("https://madang.city/");
    triples.type(catalog, DCAT.Catalog.asNode());
    triples.texts(catalog, DCTerms.title.asNode(), TITLE);
    triples.texts(catalog, DCTerms.description.asNode(), DESCRIPTION);
    triples.add(catalog, DCTerms.publisher.asNode(), publisher);
    triples.type(publisher, FOAF.Agent.asNode());
    triples.texts(publisher, FOAF.name.asNode(), PUBLISHER);
    triples.add(catalog, DCAT.dataset.asNode(), iri(dataset));
  }
}
