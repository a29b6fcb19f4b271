package city.madang.portal.sparql.description;

import city.madang.etl.graph.GraphStatistics;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.AnonId;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.VOID;

/// The statistics of a graph in VoID's words.
final class GraphFigures {
  private GraphFigures() {}

  /// @param graph that is described
  static void describe(Resource graph, GraphStatistics statistics) {
    graph
        .addProperty(VOID.triples, number(statistics.triples()))
        .addProperty(VOID.distinctSubjects, number(statistics.subjects()))
        .addProperty(VOID.distinctObjects, number(statistics.objects()))
        .addProperty(VOID.classes, number(statistics.classes().size()))
        .addProperty(VOID.properties, number(statistics.properties().size()));
    statistics
        .classes()
        .forEach(
            (iri, entities) ->
                partition(graph, VOID.classPartition, VOID._class, iri)
                    .addProperty(VOID.entities, number(entities)));
    statistics
        .properties()
        .forEach(
            (iri, property) ->
                partition(graph, VOID.propertyPartition, VOID.property, iri)
                    .addProperty(VOID.triples, number(property.triples()))
                    .addProperty(VOID.distinctSubjects, number(property.subjects()))
                    .addProperty(VOID.distinctObjects, number(property.objects())));
  }

  /// Without a name of its own, but always with the same label.
  private static Resource partition(Resource graph, Property kind, Property of, String iri) {
    var model = graph.getModel();
    var partition =
        model
            .createResource(new AnonId(kind.getLocalName() + " " + iri + " " + graph.getURI()))
            .addProperty(of, model.createResource(iri));
    graph.addProperty(kind, partition);
    return partition;
  }

  private static Literal number(long number) {
    return ResourceFactory.createTypedLiteral(Long.toString(number), XSDDatatype.XSDinteger);
  }
}
