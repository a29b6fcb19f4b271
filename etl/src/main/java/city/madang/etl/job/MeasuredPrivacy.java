package city.madang.etl.job;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.PrivacyProvenance;
import city.madang.etl.graph.PrivacyProvenance.Figure;
import city.madang.etl.graph.PrivacyProvenance.Limit;
import city.madang.etl.graph.PrivacyProvenance.Metric;
import city.madang.etl.graph.PrivacyProvenance.Required;
import city.madang.etl.graph.PrivacyProvenance.Way;
import city.madang.etl.privacy.report.NoiseReport;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What `privacy.json` says of a release about people, for its triples.
final class MeasuredPrivacy {
  /// How many points an outsider is taken to know. Source: de Montjoye et al. (2013).
  private static final String KNOWN_POINTS = "4";

  private final Run run;
  private final String dataset;

  MeasuredPrivacy(Run run, String dataset) {
    this.run = run;
    this.dataset = dataset;
  }

  /// Of a release that is not about people, nothing.
  Optional<PrivacyProvenance> find() {
    var descriptor = run.descriptor();
    if (descriptor.noisy()) {
      return Optional.of(noise(read(NoiseReport.class)));
    }
    return descriptor
        .privacy()
        .map(
            policy ->
                policy.trajectory().isPresent()
                    ? trajectories(policy, read(JsonNode.class))
                    : classes(policy, read(PrivacyReport.class)));
  }

  private <R> R read(Class<R> type) {
    return Json.read(run.files().privacyReport(), type);
  }

  private PrivacyProvenance classes(PrivacyPolicy policy, PrivacyReport report) {
    var risk = report.risk().after().orElseThrow();
    var figures = new ArrayList<Figure>();
    figures.add(new Figure(Metric.K, report.k().entities()));
    figures.add(new Figure(Metric.LOSS, report.loss()));
    figures.add(new Figure(Metric.SUPPRESSED, suppressed(report.rows())));
    figures.add(new Figure(Metric.HIGHEST_RISK, risk.prosecutor().highest()));
    figures.add(new Figure(Metric.MEAN_RISK, risk.prosecutor().mean()));
    figures.add(new Figure(Metric.MARKETER_RISK, risk.marketer()));
    for (var rule : report.sensitive()) {
      figures.add(new Figure(Metric.HIGHEST_GUESS, rule.field(), rule.guess().highest()));
      figures.add(new Figure(Metric.MEAN_GUESS, rule.field(), rule.guess().mean()));
    }
    return of(
        Way.CLASSES,
        List.of(
            new Required(Limit.PEOPLE, policy.k()),
            new Required(Limit.SUPPRESSION, policy.suppression())),
        figures.stream().distinct().toList());
  }

  private static double suppressed(RowFigures rows) {
    return (double) rows.suppressed() / Math.max(1, rows.suppressed() + rows.published());
  }

  /// Its policy has kinds of areas and outputs that JSON does not name.
  private PrivacyProvenance trajectories(PrivacyPolicy policy, JsonNode report) {
    var trajectory = report.path("trajectory");
    var figures = new ArrayList<Figure>();
    figures.add(new Figure(Metric.K, report.path("k").path("entities").asLong()));
    figures.add(new Figure(Metric.LOSS, report.path("loss").asDouble()));
    var people = new Required(Limit.PEOPLE, policy.k());
    if (trajectory.path("released").asString().equals("flows")) {
      return of(Way.FLOWS, List.of(people), figures); // its unicity is of points, which stay here
    }
    add(figures, Metric.UNICITY, trajectory.path("unicity").path("allPublished"));
    add(figures, Metric.PLACE_UNICITY, trajectory.path("unicity").path("placeAndTime"));
    var unicity = new Required(Limit.UNICITY, policy.trajectory().orElseThrow().unicity());
    return of(Way.PIECES, List.of(people, unicity), figures);
  }

  private static void add(List<Figure> all, Metric metric, JsonNode shares) {
    if (shares.path(KNOWN_POINTS).isNumber()) {
      all.add(new Figure(metric, shares.path(KNOWN_POINTS).asDouble()));
    }
  }

  private PrivacyProvenance noise(NoiseReport report) {
    var noise = report.noise();
    var figures = new ArrayList<Figure>();
    figures.add(new Figure(Metric.EPSILON, noise.epsilon()));
    figures.add(new Figure(Metric.DELTA, noise.delta()));
    figures.add(new Figure(Metric.EPSILON_SPENT, noise.budget().spent()));
    noise
        .columns()
        .forEach(
            it ->
                figures.add(new Figure(Metric.NOISE_DEVIATION, it.name(), it.standardDeviation())));
    return of(
        Way.NOISE,
        List.of(
            new Required(Limit.EPSILON, noise.budget().total()),
            new Required(Limit.CONTRIBUTION, noise.contribution())),
        figures);
  }

  private PrivacyProvenance of(Way way, List<Required> policy, List<Figure> figures) {
    var file = ReleasedFile.of(run.files().privacyReport());
    var iri = dataset + "/releases/" + run.version() + "/" + file.name();
    var report = new PrivacyProvenance.Report(iri, file.sha256());
    return new PrivacyProvenance(dataset, run.version(), report, way, policy, figures);
  }
}
