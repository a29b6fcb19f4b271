package city.madang.etl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import city.madang.etl.dataset.PersonalData;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "city.madang.etl", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "city.madang.etl.";

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(BASE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dataFlowsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("dataset")
          .definedBy(BASE + "dataset..")
          .layer("anonymizing")
          .definedBy(BASE + "privacy..")
          .layer("reading")
          .definedBy(
              BASE + "place..",
              BASE + "synthetic..",
              BASE + "source..",
              BASE + "table..",
              BASE + "quality..")
          .layer("releasing")
          .definedBy(
              BASE + "export..",
              BASE + "graph..",
              BASE + "change..",
              BASE + "index..",
              BASE + "release..",
              BASE + "records..",
              BASE + "webhook..")
          .layer("running")
          .definedBy(BASE + "run..", BASE + "doors..", BASE + "anonymize..", BASE + "job..")
          .layer("commands")
          .definedBy(BASE + "cli..")
          .whereLayer("anonymizing")
          .mayOnlyBeAccessedByLayers("reading", "running")
          .whereLayer("reading")
          .mayOnlyBeAccessedByLayers("releasing", "running", "commands")
          .whereLayer("releasing")
          .mayOnlyBeAccessedByLayers("running", "commands")
          .whereLayer("running")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule anonymizingIsPlainJava =
      classes()
          .that()
          .resideInAPackage(BASE + "privacy..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.math..",
              "java.time..", // the verifier's own calendar, and durations; the clock is refused
              // below
              "java.security..", // pseudonyms are an HMAC of the run's key
              "javax.crypto..",
              "java.nio.charset..", // of the bytes that go into it
              "java.io", // Serializable exceptions; files are refused below
              // HMAC-SHA-256 of privacy.noise, as a stream of bits that a key fixes
              "javax.crypto..",
              "java.security",
              "java.nio.charset",
              "java.nio", // ByteBuffer; no file can be reached by it
              "org.jspecify..",
              BASE + "privacy..",
              BASE + "dataset..");

  @ArchTest
  static final ArchRule anonymizingReadsAndWritesNothing =
      noClasses()
          .that()
          .resideInAPackage(BASE + "privacy..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|Input|Output|Reader|Writer|Print).*");

  @ArchTest
  static final ArchRule rawPeopleStayWhereTheyAreRead =
      classes()
          .that()
          .areAnnotatedWith(PersonalData.class)
          .should()
          .onlyBeAccessed()
          .byAnyPackage(BASE + "table..", BASE + "privacy..");

  @ArchTest
  static final ArchRule duckdbHasTwoHomes =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              BASE + "table..",
              BASE + "records") // strangers ask released files there, with limits of its own
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");

  @ArchTest
  static final ArchRule theLanguageOfRecordsIsPlainJava =
      classes()
          .that()
          .resideInAPackage(BASE + "records.query..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.math..",
              "java.time..",
              "java.io", // Serializable exceptions
              "org.jspecify..",
              BASE + "records.query..",
              BASE + "dataset..");

  @ArchTest static final ArchRule elasticsearchHasOneHome = home("co.elastic..", "index");

  @ArchTest static final ArchRule jenaHasOneHome = home("org.apache.jena..", "graph");

  @ArchTest static final ArchRule springHasOneHome = home("org.springframework..", "job");

  @ArchTest static final ArchRule flywayHasOneHome = home("org.flywaydb..", "release");

  @ArchTest static final ArchRule yamlHasOneHome = home("org.snakeyaml..", "dataset");

  @ArchTest static final ArchRule cronHasOneHome = home("com.cronutils..", "dataset");

  @ArchTest static final ArchRule sqliteHasOneHome = home("org.sqlite..", "export");

  @ArchTest static final ArchRule httpClientHasOneHome = home("org.apache.hc..", "webhook");

  @ArchTest static final ArchRule protobufHasOneHome = home("com.google.protobuf..", "realtime");

  @ArchTest static final ArchRule picocliHasOneHome = home("picocli..", "cli");

  @ArchTest
  static final ArchRule environmentIsReadAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "cli..", BASE + "job..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "cli..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  private static ArchRule home(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(BASE + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
