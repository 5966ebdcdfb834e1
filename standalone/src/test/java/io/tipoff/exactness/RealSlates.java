package io.tipoff.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tipoff.standalone.RealSeasons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Four slates of a real season, whole and as its files have them, with two games or one each. The
 * third is the first on which a team plays again, so that for the last something can be trained.
 */
final class RealSlates {

  private static final Set<String> DATES =
      Set.of("2025-05-06", "2025-05-07", "2025-05-08", "2025-05-09");

  private static final String OF_THE_SEASON = "_" + Scenario.SEASON + ".csv.gz";
  private static final String PLAYERS = "player_ids.csv";

  private RealSlates() {}

  /** Writes season files that have nothing else; the test is skipped where there are none. */
  static void copyTo(Path folder) throws IOException {
    Path real = RealSeasons.folder();
    Files.createDirectories(folder);
    Files.copy(real.resolve(PLAYERS), folder.resolve(PLAYERS));
    List<Path> files;
    try (Stream<Path> all = Files.list(real)) {
      files = all.filter(file -> file.toString().endsWith(OF_THE_SEASON)).toList();
    }
    for (Path file : files) {
      try (OutputStream out =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve(file.getFileName())))) {
        out.write(rows(file).getBytes(UTF_8));
      }
    }
  }

  /** The header and the rows of the dates. */
  private static String rows(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      String header = in.readLine();
      int date = List.of(header.split(",", -1)).indexOf("game_date");
      return in.lines()
          .filter(row -> DATES.contains(row.split(",", date + 2)[date]))
          .collect(Collectors.joining("\n", header + "\n", "\n"));
    }
  }
}
