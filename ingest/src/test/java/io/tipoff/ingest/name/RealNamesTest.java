package io.tipoff.ingest.name;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.ingest.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealNamesTest {

  private final PlayerDirectory directory = new PlayerDirectory(NameAliases.standard());

  @BeforeEach
  void listThePlayers() throws IOException {
    Path file = RealData.seasonFiles().resolve("player_ids.csv");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      rows.forEach(
          row ->
              directory.list(Long.parseLong(row.getField("player_id")), row.getField("norm_name")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prop_lines_2023-24",
        "prop_lines_2024-25",
        "player_box_2021-22",
        "player_box_2022-23",
        "player_box_2023-24",
        "player_box_2024-25"
      })
  void everyNameOfAFileResolvesToTheIdBesideIt(String stem) throws IOException {
    Set<String> names = new HashSet<>();
    Path file = RealData.seasonFiles().resolve(stem + ".csv.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
      for (NamedCsvRecord row : rows) {
        String id = row.getField("player_id");
        String name = row.getField("player_name");
        if (!id.isEmpty() && names.add(name)) {
          assertThat(directory.resolve(name, Set.of(), LocalDate.of(2025, 1, 1)))
              .as(name)
              .isEqualTo(new Resolution.Resolved(Long.parseLong(id)));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(200);
  }

  @Test
  void noTwoPlayersShareANormalName() throws IOException {
    Path file = RealData.seasonFiles().resolve("player_ids.csv");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      assertThat(rows.stream().map(row -> row.getField("norm_name")))
          .hasSize(1_039)
          .doesNotHaveDuplicates();
    }
  }
}
