package io.tipoff.ingest.synthetic;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes a league as season files. */
final class SeasonFileWriter {

  private final Path directory;

  SeasonFileWriter(Path directory) {
    this.directory = directory;
  }

  void write(World world, List<SyntheticSeason> seasons, Draws draws) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("directory " + directory + " cannot be created", e);
    }
    file("teams.csv", csv -> SeasonFileRows.teams(csv, world.teams()));
    file("player_ids.csv", csv -> SeasonFileRows.playerIds(csv, world.everyone()));
    for (SyntheticSeason season : seasons) {
      String suffix = "_" + season.spec().label() + ".csv.gz";
      file("schedule" + suffix, csv -> SeasonFileRows.schedule(csv, season));
      file("player_box" + suffix, csv -> SeasonFileRows.playerBox(csv, season));
      file(
          "game_odds" + suffix,
          csv -> SeasonFileRows.gameOdds(csv, season, draws.child(season.spec().startYear())));
      if (!season.reports().isEmpty()) {
        file("injuries" + suffix, csv -> SeasonFileRows.injuries(csv, season));
      }
      if (season.spec().quoted()) {
        file(
            "prop_lines" + suffix,
            csv -> SeasonFileRows.propLines(csv, season, draws.child(-season.spec().startYear())));
        file("truth" + suffix, csv -> SeasonFileRows.truth(csv, season));
      }
    }
  }

  private void file(String name, Consumer<CsvWriter> rows) {
    Path path = directory.resolve(name);
    try (OutputStream raw = Files.newOutputStream(path);
        OutputStream bytes = name.endsWith(".gz") ? new FastGzip(raw) : raw;
        BufferedWriter text =
            new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      rows.accept(csv);
    } catch (IOException e) {
      throw new UncheckedIOException("file " + path + " cannot be written", e);
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
