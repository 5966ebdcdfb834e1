package io.tipoff.ingest.season;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A directory of season files: {@code player_box_2024-25.csv.gz} and so on. */
final class SeasonDirectory {

  private static final Pattern FILE =
      Pattern.compile(
          "(schedule|game_odds|prop_lines|injuries|player_box)_(\\d{4}-\\d{2})\\.csv(\\.gz)?");

  private final Path path;
  private final TreeSet<String> seasons = new TreeSet<>();
  private final TreeSet<String> names = new TreeSet<>();

  /**
   * @throws TipoffException BAD_INPUT if the directory cannot be listed or holds no season file
   */
  SeasonDirectory(Path path) {
    this.path = path;
    try (Stream<Path> entries = Files.list(path)) {
      entries.map(entry -> entry.getFileName().toString()).forEach(names::add);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the directory of season files " + path + " cannot be read (" + reason(e) + ")",
          "Name a directory that exists and that this user may read.",
          e);
    }
    for (String name : names) {
      Matcher file = FILE.matcher(name);
      if (file.matches()) {
        seasons.add(file.group(2));
      }
    }
    if (seasons.isEmpty()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the directory " + path + " holds no season file",
          "Name a directory with files such as player_box_2024-25.csv.gz;"
              + " docs/season-files.md tells their format.");
    }
  }

  /** Labels, oldest first. */
  List<String> seasons() {
    return List.copyOf(seasons);
  }

  /** Name of a season's file of a kind, if there is one. */
  Optional<String> file(SeasonFileKind kind, String season) {
    return file(kind.id() + "_" + season);
  }

  /** Name of {@code stem.csv.gz} or {@code stem.csv}, if there is one. */
  Optional<String> file(String stem) {
    return Stream.of(stem + ".csv.gz", stem + ".csv").filter(names::contains).findFirst();
  }

  /**
   * @throws BadFileException UNREADABLE_FILE naming it and why
   */
  SourceFile read(String name) throws BadFileException {
    try {
      return new SourceFile(name, Files.readAllBytes(path.resolve(name)));
    } catch (IOException e) {
      throw new BadFileException(
          Problem.ofFile(
              Problem.Kind.UNREADABLE_FILE,
              name,
              "the file cannot be read (" + reason(e) + ").",
              "Give this user the permission to read it, or fetch it again."));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException absent -> "it does not exist";
      case NotDirectoryException file -> "it is no directory";
      case AccessDeniedException denied -> "permission denied";
      default -> e.toString();
    };
  }
}
