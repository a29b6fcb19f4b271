package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
  @Test
  void nameOf_eachKindOfChild_isItsOwn() {
    assertThat(StatusCommand.nameOf("java -cp x org.jboss.modules.Main -mp modules"))
        .isEqualTo("wildfly");
    assertThat(StatusCommand.nameOf("java city.madang.elasticsearch.node.ElasticsearchNode"))
        .isEqualTo("elastic");
    assertThat(StatusCommand.nameOf("/bin/sleep 5")).isEqualTo("other");
  }

  @Test
  void memory_procStatus_tellsWhatIsItsOwn() {
    var status = Stream.of("VmRSS:\t 1062912 kB", "RssAnon:\t  411648 kB", "RssFile:\t 651264 kB");

    assertThat(Memory.parse(status)).hasToString("1038 MiB resident, 402 of its own");
  }
}
