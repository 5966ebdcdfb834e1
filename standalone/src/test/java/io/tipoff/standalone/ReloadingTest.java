package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.smallrye.mutiny.Uni;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of payloads that a provider told. */
class ReloadingTest {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final Slate SLATE = new Slate("nba", DAY);
  private static final List<String> SOURCES = List.of("season-files", "provider");
  private static final SourceKind QUOTES = new Kind("quotes", Artefact.PROP_LINES);
  private static final SourceKind BOX = new Kind("box-score", Artefact.PLAYER_BOX);

  private final SlateClock clock = new SlateClock();

  private record Kind(String name, Artefact brings) implements SourceKind {

    @Override
    public String source() {
      return "provider";
    }

    @Override
    public Set<Artefact> artefacts() {
      return Set.of(brings);
    }

    @Override
    public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
      return Uni.createFrom().item(Asked.NOTHING);
    }
  }

  /** Everything was told by one source. */
  private record ToldBy(String source) implements SliceView {

    @Override
    public Optional<SliceVersion> slice(
        String artefact, String writer, Slate slate, Optional<Instant> asOf) {
      return writer.equals(source)
          ? Optional.of(
              new SliceVersion(artefact, writer, slate, asOf, "v", Instant.EPOCH, 1, 0, 0))
          : Optional.empty();
    }

    @Override
    public List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
      return slice(artefact, writer, slate, Optional.empty()).stream().toList();
    }

    @Override
    public List<Instant> planned(Slate slate) {
      return List.of();
    }

    @Override
    public String earlier(String artefact, String writer, Slate slate, Instant asOf) {
      return "";
    }

    @Override
    public List<Slate> earlierInError(String artefact, String writer, Slate slate) {
      return List.of();
    }

    @Override
    public List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
      return List.of();
    }
  }

  private Repair again(String source, Artefact artefact, LocalDate today, SourceKind... kinds) {
    clock.startReplayAt(Instant.parse(today + "T17:00:00Z"));
    List<Input> inputs =
        Arrays.stream(Artefact.values())
            .map(each -> Input.criticalOfAny(each.qualifiedName(), Relation.SAME_SLATE, SOURCES))
            .toList();
    return new Reloading(
            List.of(TaskDeclaration.pregame("load", Phase.INGEST, inputs)),
            new ToldBy(source),
            List.of(kinds),
            clock)
        .again(SLATE, Set.of(artefact));
  }

  @Test
  @Tag("VAL-17")
  void whatIsToldBeforeTheGamesAloneIsAskedForUntilTheDayIsOver() {
    assertThat(again("provider", Artefact.PROP_LINES, DAY, QUOTES, BOX))
        .isEqualTo(
            new Repair.Commands(
                List.of(
                    "tipoff fetch --source provider --kind quotes --slate nba/2025-01-15",
                    "tipoff serve")));
    assertThat(again("provider", Artefact.PROP_LINES, DAY.plusDays(1), QUOTES, BOX))
        .asInstanceOf(type(Repair.ByHand.class))
        .satisfies(
            hand -> assertThat(hand.what()).contains("no command", "cannot be asked for it again"));
  }

  @Test
  @Tag("VAL-17")
  void whatIsToldAfterTheGamesIsAskedForAtAnyTimeIfThereIsAnAddress() {
    assertThat(again("provider", Artefact.PLAYER_BOX, DAY.plusDays(9), QUOTES, BOX))
        .isEqualTo(
            new Repair.Commands(
                List.of(
                    "tipoff fetch --source provider --kind box-score --slate nba/2025-01-15",
                    "tipoff backfill --from 2025-01-15 --to 2025-01-15")));
    assertThat(again("provider", Artefact.PLAYER_BOX, DAY.plusDays(9)))
        .asInstanceOf(type(Repair.ByHand.class))
        .satisfies(hand -> assertThat(hand.what()).contains("provider has no address"));
  }

  @Test
  @Tag("VAL-17")
  void whatAFileToldIsReadAgainFromTheFile() {
    assertThat(again("season-files", Artefact.PROP_LINES, DAY.plusDays(9), QUOTES))
        .isEqualTo(
            new Repair.Commands(
                List.of("tipoff replay --season 2024-25 --from 2025-01-15 --to 2025-01-15")));
  }
}
