package city.madang.portal;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import org.apache.jena.sparql.engine.main.OpExecutor;

@AnalyzeClasses(packages = "city.madang.portal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresStandAlone =
      slices()
          .matching("city.madang.portal.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("..portal.problem.."))
          .ignoreDependency(alwaysTrue(), resideInAPackage("..portal.http.."))
          .ignoreDependency(resideInAPackage("..portal.wiring.."), alwaysTrue());

  @ArchTest
  static final ArchRule jenaLivesWhereTriplesAre =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..portal.sparql..", "..portal.catalog..", "..portal.vocabulary..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.jena..");

  @ArchTest
  static final ArchRule elasticsearchLivesInSearch =
      noClasses()
          .that()
          .resideOutsideOfPackage("..portal.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("co.elastic..");

  @ArchTest
  static final ArchRule noEngineOfTheEtlIsUsedDirectly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..", "org.springframework..", "org.flywaydb..");

  @ArchTest
  static final ArchRule httpStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("..portal.problem..", "..portal.wiring..")
          .and()
          .areTopLevelClasses()
          .and()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .haveSimpleNameNotEndingWith("Filter")
          .and()
          .haveSimpleNameNotEndingWith("Response")
          .and()
          .haveSimpleNameNotEndingWith("Format")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule resourcesAreCalledResource =
      classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule resourcesOfStewardsAreBelowTheGuardedAddress =
      classes()
          .that()
          .resideInAPackage("..portal.steward..")
          .and()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(
              describe(
                  "@Path(\"steward/…\")",
                  mark ->
                      mark.getRawType().isEquivalentTo(Path.class)
                          && mark.get("value").orElse("").toString().startsWith("steward/")));

  @ArchTest
  static final ArchRule onlyWiringTouchesTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage("..portal.wiring..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule classesAreFinalUnlessTheContainerMakesThem =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAssignableTo(HttpServlet.class)
          .and()
          .areNotAssignableTo(Application.class)
          .and()
          .areNotAssignableTo(OpExecutor.class)
          .and()
          .areNotMetaAnnotatedWith(Provider.class)
          .and()
          .areNotAnnotatedWith(Dependent.class)
          .and()
          .areNotAnnotatedWith(ApplicationScoped.class)
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .haveModifier(JavaModifier.FINAL);
}
