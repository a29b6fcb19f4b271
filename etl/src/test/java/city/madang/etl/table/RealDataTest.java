package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.DATE;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.NUMBER;
import static city.madang.etl.dataset.FieldType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.SourceOpener;
import city.madang.etl.source.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real files, from the fetch to the stage.
class RealDataTest {
  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data"));

  @TempDir Path folder;

  private StageResult stage(String file, DescriptorTestData dataset) {
    assumeThere(file);
    var descriptor = dataset.folder(SHARED).build();
    var table = descriptor.tables().getFirst();
    var stored = new SourceFetcher(new Vault(folder.resolve("vault"))).fetch(descriptor);
    var input = new SourceOpener().open(stored, descriptor, table, folder);
    try (var data = new EngineTestData(folder)) {
      var result = data.engine.stage(input, descriptor.source(), table, data.staged());
      data.engine.copyOpen(data.staged(), table, data.released());
      return result;
    }
  }

  private static void assumeThere(String file) {
    assumeTrue(Files.exists(SHARED.resolve(file)), "shared data are not here");
  }

  private static DescriptorTestData gtfs(String member) {
    return dataset().gtfs("gtfs/big-blue-bus-2020.gtfs.zip", member);
  }

  @Test
  void stage_gtfsStopsAndRoutes_takesEveryRow() {
    var stops =
        gtfs("stops.txt")
            .open(STRING, "stop_id", "stop_code", "stop_name", "stop_desc")
            .open(NUMBER, "stop_lat", "stop_lon")
            .open(STRING, "zone_id", "stop_url", "location_type", "parent_station")
            .open(STRING, "stop_timezone")
            .open(INTEGER, "wheelchair_boarding");
    var routes =
        gtfs("routes.txt")
            .open(STRING, "route_id", "agency_id", "route_short_name", "route_long_name")
            .open(STRING, "route_desc")
            .open(INTEGER, "route_type")
            .open(STRING, "route_url", "route_color", "route_text_color");

    var file = "gtfs/big-blue-bus-2020.gtfs.zip";
    var stopsResult = stage(file, stops);
    var routesResult = stage(file, routes);

    assertThat(stopsResult.rowsStaged()).isEqualTo(923);
    assertThat(stopsResult.rowsRejected()).isZero();
    assertThat(routesResult.rowsStaged()).isEqualTo(20);
  }

  private static DescriptorTestData air() {
    return dataset()
        .source("air/seoul-daily-air-2022.cp949.csv")
        .open(STRING, "측정일시", "측정소명")
        .open(NUMBER, "이산화질소농도(ppm)", "오존농도(ppm)", "일산화탄소농도(ppm)", "아황산가스농도(ppm)")
        .open(NUMBER, "미세먼지농도(㎍/㎥)", "초미세먼지농도(㎍/㎥)");
  }

  @Test
  void stage_cp949Air_takesEveryRow() {
    var result = stage("air/seoul-daily-air-2022.cp949.csv", air().encoding("MS949"));

    assertThat(result.rowsRead()).isEqualTo(18_250);
    assertThat(result.rowsRejected()).isZero();
  }

  @Test
  void stage_cp949CalledUtf8_isRefusedWithRemedy() {
    assumeThere("air/seoul-daily-air-2022.cp949.csv");

    assertThatThrownBy(() -> stage("air/seoul-daily-air-2022.cp949.csv", air()))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("MS949");
  }

  @Test
  void stage_cp949SchoolZones_takesEveryRow() {
    var zones =
        dataset()
            .source("cctv/korea-school-zones-2022.cp949.csv")
            .encoding("MS949")
            .open(STRING, "시설종류", "대상시설명", "소재지도로명주소", "소재지지번주소")
            .open(NUMBER, "위도", "경도")
            .open(STRING, "관리기관명", "관할경찰서명", "CCTV설치여부")
            .open(INTEGER, "CCTV설치대수")
            .open(STRING, "보호구역도로폭")
            .open(DATE, "데이터기준일자")
            .open(STRING, "제공기관코드", "제공기관명");

    var result = stage("cctv/korea-school-zones-2022.cp949.csv", zones);

    assertThat(result.rowsRead()).isEqualTo(15_090);
    assertThat(result.rowsRejected()).isZero();
  }
}
