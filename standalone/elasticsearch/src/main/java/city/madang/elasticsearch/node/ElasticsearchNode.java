package city.madang.elasticsearch.node;

import java.io.IOException;
import java.net.BindException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.lucene.store.LockObtainFailedException;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/// Runs one Elasticsearch node until it is told to stop.
///
/// Arguments: `name=value` settings of Elasticsearch, among them `path.home`, `path.data`,
/// `path.logs` and `http.port` (0 takes a free one); they win over `config/elasticsearch.yml`.
/// `--until-end-of-input` stops the node when standard input ends, that is when its parent is gone.
///
/// Output: the line `ready <port>` when requests are served; before it, one line that says why not.
/// Exit status: 0 after a stop, 143 after SIGTERM, 1 when the node could not start.
public final class ElasticsearchNode {
  private static final String UNTIL_END_OF_INPUT = "--until-end-of-input";

  private ElasticsearchNode() {}

  public static void main(String[] arguments) {
    var output = System.out; // Elasticsearch's logging takes its place
    try {
      LogConfigurator.configureESLogging(); // reading the settings already needs it
      var environment = environment(arguments);
      LogConfigurator.setNodeName(Node.NODE_NAME_SETTING.get(environment.settings()));
      LogConfigurator.registerErrorListener();
      LogConfigurator.configure(environment, false);
      output.println("ready " + port(start(environment)));
      awaitStop(List.of(arguments));
      System.exit(0);
    } catch (Exception | LinkageError e) {
      LogManager.getLogger(ElasticsearchNode.class).error("not started", e);
      output.println(reason(e));
      System.exit(1);
    }
  }

  private static Environment environment(String[] arguments) {
    Map<String, String> settings = new HashMap<>();
    for (var argument : arguments) {
      var equals = argument.indexOf('=');
      if (equals > 0) {
        settings.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    return InternalSettingsPreparer.prepareEnvironment(Settings.EMPTY, settings, null, () -> "");
  }

  private static Node start(Environment environment) throws Exception {
    var plugins =
        PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
            Map.of());
    var node = new Node(environment, plugins);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
    return node.start();
  }

  private static void stop(Node node) {
    try {
      node.prepareForClose();
      node.close();
    } catch (IOException e) {
      System.out.println("stopped with a failure: " + e);
    }
  }

  private static int port(Node node) {
    var http = node.injector().getInstance(HttpServerTransport.class);
    return http.boundAddress().publishAddress().getPort();
  }

  private static void awaitStop(List<String> arguments) throws Exception {
    if (!arguments.contains(UNTIL_END_OF_INPUT)) {
      Thread.currentThread().join(); // for ever: SIGTERM ends the process
    }
    while (System.in.read() >= 0) {
      // Nobody writes; only the end counts.
    }
  }

  /// One line for a person; the stack trace is in the log.
  private static String reason(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return switch (root) {
      case LockObtainFailedException _ -> "the data folder is in use by another node";
      case BindException _ -> "the port is in use";
      default -> root.toString().lines().findFirst().orElseThrow();
    };
  }
}
