package city.madang.etl.privacy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "city.madang.etl.privacy", importOptions = DoNotIncludeTests.class)
class PrivacyArchitectureTest {
  private static final String BASE = "city.madang.etl.privacy.";

  @ArchTest
  static final ArchRule verifierSharesNoCodeWithTheSearch =
      noClasses()
          .that()
          .resideInAPackage(BASE + "verify..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE + "search..",
              BASE + "histogram..",
              BASE + "hierarchy..",
              BASE + "diversity..",
              BASE + "trajectory..");

  @ArchTest
  static final ArchRule partsHaveNoCycles =
      slices().matching(BASE + "(*)..").should().beFreeOfCycles();
}
