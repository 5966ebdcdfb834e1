package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.embedded.DataDirectory;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.standalone.Standalone;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is asked for wrongly is told in two lines with its exit code, before anything is started.
 */
class BadUsageTest {

  private static final Launcher NOTHING =
      (directory, ports, settings, work) -> {
        throw new AssertionError("engines were started");
      };

  @TempDir Path folder;

  @Test
  void aSeasonThatTheArchiveDoesNotHave() {
    league();

    assertRefused(replay("--season", "2019-20"), 2, "there is no season 2019-20", "it has 2024-25");
  }

  @Test
  void datesInTheWrongOrder() {
    league();

    assertRefused(
        replay("--season", "2024-25", "--from", "2024-11-02", "--to", "2024-11-01"),
        2,
        "--from 2024-11-02 lies after --to 2024-11-01",
        "earlier date");
  }

  @Test
  void aDateThatIsNone() {
    assertRefused(
        replay("--season", "2024-25", "--from", "yesterday"),
        2,
        "'--from'",
        "'yesterday' is not a date such as 2025-01-15",
        "tipoff replay --help");
  }

  @Test
  void anArchiveThatNobodyNamedYet() {
    assertRefused(
        Console.of(
            NOTHING, "replay", "--season", "2024-25", "--data-dir", folder.resolve("x").toString()),
        2,
        "nothing has been replayed",
        "--archive");
  }

  @Test
  void aSeasonThatIsNone() {
    assertRefused(Console.of(NOTHING, "validate"), 2, "SLATE", "--season");
  }

  @Test
  void anArchiveThatDoesNotExist() {
    assertRefused(
        replay("--season", "2024-25"), 1, "league cannot be read (it does not exist)", "Name a");
  }

  @Test
  void anArchiveThatIsAFile() throws IOException {
    Files.createFile(folder.resolve("league"));

    assertRefused(replay("--season", "2024-25"), 1, "(it is no directory)", "Name a directory");
  }

  @Test
  void anArchiveWithoutSeasonFiles() throws IOException {
    Files.createDirectory(folder.resolve("league"));

    assertRefused(replay("--season", "2024-25"), 1, "holds no season file", "season-files.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "runs", "quarantine", "validate"})
  void aSlateThatIsNone(String command) {
    assertRefused(
        Console.of(NOTHING, command, "tonight"),
        2,
        "'tonight' is not of the form sport/yyyy-mm-dd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-port", "--kafka-port", "--postgres-port"})
  void aPortThatIsTaken(String option) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertRefused(
          Console.of(NOTHING, "status", option, port),
          2,
          "port " + port + " of " + option + " is in use",
          "choose another");
    }
  }

  @Test
  void aPortThatIsNone() {
    assertRefused(
        Console.of(NOTHING, "status", "--http-port", "70000"), 2, "70000; it must be 0 to 65535");
  }

  /** Every option that asks for a number of something, whichever commands have one. */
  static Stream<Arguments> numbersOfSomething() {
    return options()
        .filter(option -> option.type() == HowMany.class)
        .flatMap(
            option ->
                Stream.of("-3", "0", "2.5", "many", "99999999999")
                    .map(
                        value ->
                            Arguments.of(
                                option.command().qualifiedName(" "), option.longestName(), value)));
  }

  @ParameterizedTest
  @MethodSource("numbersOfSomething")
  void aNumberThatIsNone(String command, String option, String value) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.removeFirst();
    words.add(option);
    words.add(value);

    assertRefused(
        Console.of(NOTHING, words.toArray(String[]::new)),
        2,
        option,
        "'" + value + "' is not a whole number from 1 on");
  }

  @Test
  void everyNumberHasItsLeast() {
    assertThat(numbersOfSomething().map(each -> each.get()[0]))
        .contains("tipoff explain", "tipoff status", "tipoff runs", "tipoff demo");
    assertThat(options().filter(option -> Number.class.isAssignableFrom(boxed(option.type()))))
        .as("numbers that are no HowMany")
        .extracting(OptionSpec::longestName)
        .containsOnly("--http-port", "--kafka-port", "--postgres-port", "--seed");
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static Stream<OptionSpec> options() {
    return options(TipoffCommand.commandLine(new TipoffCommand(NOTHING)));
  }

  private static Stream<OptionSpec> options(CommandLine command) {
    return Stream.concat(
        command.getCommandSpec().options().stream(),
        command.getSubcommands().values().stream().flatMap(BadUsageTest::options));
  }

  @Test
  void aDataDirectoryThatIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("data"));

    assertRefused(
        Console.of(Standalone::run, "versions", "--data-dir", file.toString()),
        2,
        file + " cannot be the data directory",
        "--data-dir");
  }

  @Test
  void aDataDirectoryThatIsInUse() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("postgres"));
    Files.createFile(data.resolve("postgres/initialised"));
    try (DataDirectory held = DataDirectory.open(data)) {
      assertRefused(
          Console.of(Standalone::run, "status", "--data-dir", data.toString()),
          1,
          held.root() + " is in use by process " + ProcessHandle.current().pid(),
          "at /v1/operations of the address that it printed",
          "docs/operations/alerts.md",
          "--data-dir");
    }
  }

  @Test
  void aBacktestWhereResultsAreKept() throws IOException {
    league();
    Path data = folder.resolve("data");
    Path warehouse = Files.createDirectories(data.resolve("warehouse")).resolve("tipoff.duckdb");
    Files.writeString(warehouse, "results");

    assertRefused(
        Console.of(
            NOTHING,
            "backtest",
            "--archive",
            folder.resolve("league").toString(),
            "--season",
            "2024-25",
            "--data-dir",
            data.toString()),
        2,
        data + " holds results that are no backtest's",
        "--data-dir");
    assertThat(warehouse).hasContent("results");
  }

  @Test
  void doctorFindsWhatKeepsTheProgramFromStarting() {
    Path data = folder.resolve("data");
    try (DataDirectory held = DataDirectory.open(data)) {
      Console doctor = Console.of(Standalone::run, "doctor", "--data-dir", data.toString());

      assertThat(doctor.exit()).isEqualTo(3);
      assertThat(doctor.out()).contains("WRONG start", held.root() + " is in use", "--data-dir");
    }
  }

  @Test
  void anOptionThatDoesNotExist() {
    assertRefused(
        Console.of(NOTHING, "replay", "--season", "2024-25", "--archiv", "here"),
        2,
        "--archiv'",
        "--archive");
  }

  @Test
  void aVerbThatDoesNotExist() {
    assertRefused(Console.of(NOTHING, "replya"), 2, "'replya'", "tipoff replay");
  }

  @Test
  void exitCodesAreDocumentedAsTheHelpTellsThem() throws IOException {
    String help = Console.of(NOTHING, "--help").out().replaceAll("\\s+", " ");
    List<String> table =
        Files.readAllLines(Path.of(System.getProperty("tipoff.root"), "docs/command-line.md"))
            .stream()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .toList();

    assertThat(table).hasSize(6);
    for (String line : table) {
      String[] cells = line.split("\\|", -1);
      assertThat(help).contains(cells[1].strip() + " " + cells[2].strip());
    }
  }

  @Test
  void aDescriptionIsOneParagraph() {
    List<String> lines =
        Console.of(NOTHING, "backtest", "--help")
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("Walks"))
            .takeWhile(line -> !line.startsWith(" "))
            .toList();

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() > 60);
  }

  private Console replay(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "replay";
    arguments[1] = "--archive";
    arguments[2] = folder.resolve("league").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Console.of(NOTHING, arguments);
  }

  private void league() {
    SyntheticLeague.generate(LeagueSpec.small(3)).writeTo(folder.resolve("league"));
  }

  private static void assertRefused(Console console, int exit, String... told) {
    assertThat(console.exit()).as(console.err()).isEqualTo(exit);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .startsWith("tipoff: ")
        .contains(told)
        .doesNotContain("\tat ", "Exception");
    assertThat(console.err().lines().count()).isLessThanOrEqualTo(3);
  }
}
