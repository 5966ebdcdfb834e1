package io.tipoff.standalone;

import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.run.Input;
import io.tipoff.run.SliceView;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How what a source told of a slate is had again, after it was corrected or put there. */
final class Reloading {

  /** What providers tell of a slate on its own day alone. */
  private static final Set<Artefact> NEVER_AGAIN =
      EnumSet.of(Artefact.GAME_ODDS, Artefact.PROP_LINES, Artefact.INJURIES);

  private final Collection<TaskDeclaration> tasks;
  private final SliceView slices;
  private final List<SourceKind> kinds;
  private final SlateClock clock;

  /**
   * @param kinds those of the sources that have an address
   */
  Reloading(
      Collection<TaskDeclaration> tasks,
      SliceView slices,
      List<SourceKind> kinds,
      SlateClock clock) {
    this.tasks = tasks;
    this.slices = slices;
    this.kinds = kinds;
    this.clock = clock;
  }

  /** What runs whatever has become due of a slate. */
  String goOn(Slate slate) {
    return isOver(slate)
        ? "tipoff backfill --from %s --to %s".formatted(slate.date(), slate.date())
        : "tipoff serve";
  }

  private boolean isOver(Slate slate) {
    return slate.date().isBefore(LeagueTime.dateOf(clock.now()));
  }

  /** What was told, or should have been, of some artefacts of a slate. */
  Repair again(Slate slate, Set<Artefact> artefacts) {
    Set<String> sources =
        artefacts.stream()
            .map(artefact -> source(slate, artefact))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    if (sources.isEmpty() || sources.contains(SeasonFileSource.NAME)) {
      return new Repair.Commands(
          List.of(
              "tipoff replay --season %s --from %s --to %s"
                  .formatted(SeasonDates.label(slate.date()), slate.date(), slate.date())));
    }
    List<String> commands = new ArrayList<>();
    Set<Artefact> wanted = wanted(slate, artefacts);
    for (SourceKind kind : kinds) {
      if (sources.contains(kind.source()) && kind.artefacts().stream().anyMatch(wanted::contains)) {
        commands.add(
            "tipoff fetch --source %s --kind %s --slate %s"
                .formatted(kind.source(), kind.name(), slate));
      }
    }
    if (commands.isEmpty()) {
      return new Repair.ByHand(
          wanted.isEmpty()
              ? "no command: "
                  + String.join(", ", sources)
                  + " told it before the games and cannot be asked for it again. Judge whether it"
                  + " matters; tipoff gate override lets what it blocks go on."
              : "no command: "
                  + String.join(", ", sources)
                  + " has no address. Set tipoff.fetch.SOURCE.url, then ask again.");
    }
    commands.add(goOn(slate));
    return new Repair.Commands(commands);
  }

  private Set<Artefact> wanted(Slate slate, Set<Artefact> artefacts) {
    Set<Artefact> wanted = EnumSet.copyOf(artefacts);
    if (isOver(slate)) {
      wanted.removeAll(NEVER_AGAIN);
    }
    return wanted;
  }

  /** Whose word on an artefact of the slate is loaded; of what is not there, who told the games. */
  private Optional<String> source(Slate slate, Artefact artefact) {
    return told(slate, artefact).or(() -> told(slate, Artefact.SCHEDULE));
  }

  private Optional<String> told(Slate slate, Artefact artefact) {
    String name = artefact.qualifiedName();
    return tasks.stream()
        .flatMap(task -> task.inputs().stream())
        .filter(input -> input.table().equals(name))
        .map(Input::writers)
        .findFirst()
        .stream()
        .flatMap(List::stream)
        .filter(writer -> slices.slice(name, writer, slate, Optional.empty()).isPresent())
        .findFirst();
  }

  /** The artefacts among some inputs. */
  static Set<Artefact> told(List<Input> inputs) {
    Set<Artefact> told = EnumSet.noneOf(Artefact.class);
    for (Artefact artefact : Artefact.values()) {
      if (inputs.stream().anyMatch(input -> input.table().equals(artefact.qualifiedName()))) {
        told.add(artefact);
      }
    }
    return told;
  }
}
