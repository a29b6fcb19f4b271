package city.madang.etl.privacy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "city.madang.etl", importOptions = DoNotIncludeTests.class)
class PrivacyArchitectureTest {
  private static final Class<?>[] VERIFIER = {
    Verifier.class,
    Recount.class,
    Coverage.class,
    Evidence.class,
    Verification.class,
    RowFigures.class,
    ReleasedClass.class,
    RawHierarchy.class
  };

  @ArchTest
  static final ArchRule verifierSharesNoCodeWithTheSearch =
      classes()
          .that(belongToAnyOf(VERIFIER))
          .should()
          .onlyDependOnClassesThat(
              belongToAnyOf(VERIFIER).or(not(resideInAPackage("city.madang.etl.privacy"))));
}
