package city.madang.etl.dataset;

import java.net.URI;

/// Who answers for a dataset (`dcterms:publisher`).
///
/// @param name in both languages
/// @param iri absolute IRI of the organization
public record Publisher(LangText name, URI iri) {}
