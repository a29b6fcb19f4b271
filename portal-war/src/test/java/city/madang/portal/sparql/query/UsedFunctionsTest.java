package city.madang.portal.sparql.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;

class UsedFunctionsTest {
  @Test
  void of_wherever_areFound() {
    var query =
        """
        PREFIX math: <http://www.w3.org/2005/xpath-functions/math#>
        SELECT (SUM(ABS(?x)) AS ?sum) {
          ?s ?p ?x FILTER(REGEX(STR(?s), "a") && ?x + 1 > 2)
          FILTER EXISTS { ?s ?q ?y FILTER(math:sqrt(?y) = 1) }
          { SELECT ?x { ?s ?p ?x BIND(UCASE(?x) AS ?z) } }
        } GROUP BY ?p HAVING (COUNT(*) > 1) ORDER BY STRLEN(STR(?p))
        """;

    assertThat(UsedFunctions.of(CompiledQuery.of(QueryFactory.create(query))))
        .contains(
            "abs",
            "count",
            "regex",
            "str",
            "strlen",
            "sum",
            "ucase",
            "http://www.w3.org/2005/xpath-functions/math#sqrt")
        .doesNotContain("add", "gt", "and");
  }

  @Test
  void of_describedThing_areNone() {
    assertThat(UsedFunctions.of(CompiledQuery.of(QueryFactory.create("DESCRIBE <urn:s>"))))
        .isEmpty();
  }
}
