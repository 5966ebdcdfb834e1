package io.tipoff.ledger;

import io.tipoff.digest.Digests;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger's slices in memory, kept up by {@link SliceLedger#refresh}. Guarded by its own lock.
 *
 * <p>The digest of all earlier slices is the sum, modulo 2^64 in four lanes, of the SHA-256 of
 * each: it does not depend on the order of recording and costs an addition per slice.
 */
final class SliceIndex implements SliceView {

  /** The artefact under which a run that plans the slate's revisions records its plan. */
  static final String PLAN = "plan.revisions";

  /** How far back a missing earlier slice is noticed. */
  static final int LOOK_BACK_DAYS = 7;

  private record Series(String artefact, String writer, String sport) {}

  private record Entry(long seq, SliceVersion slice, Lanes hash) {}

  /**
   * Latest versions of all dates before one, summed.
   *
   * @param knownAt when the last of these versions, or of those they replaced, became known
   */
  private record Earlier(long count, Lanes sum, Instant knownAt) {
    static final Earlier NONE = new Earlier(0, Lanes.ZERO, Instant.MIN);

    /** With one more date, each slice in its last version known before the instant. */
    Earlier and(Map<Optional<Instant>, List<Entry>> date, Instant asOf) {
      long more = count;
      Lanes lanes = sum;
      Instant latest = knownAt;
      for (List<Entry> versions : date.values()) {
        Entry entry = lastKnownBefore(versions, asOf);
        if (entry != null) {
          more++;
          lanes = lanes.plus(entry.hash());
        }
        for (Entry version : versions) {
          Instant known = version.slice().knownAt();
          latest = known.isAfter(latest) ? known : latest;
        }
      }
      return new Earlier(more, lanes, latest);
    }
  }

  private final Map<Series, NavigableMap<LocalDate, Map<Optional<Instant>, List<Entry>>>> series =
      new HashMap<>();
  private final Map<Series, NavigableMap<LocalDate, Earlier>> sums = new HashMap<>();
  private final Map<String, NavigableMap<LocalDate, Boolean>> slates = new HashMap<>();
  private final Map<Slate, Planned> plans = new HashMap<>();

  private record Planned(long seq, List<Instant> asOfs) {}

  synchronized void announce(Slate slate) {
    slates.computeIfAbsent(slate.sport(), sport -> new TreeMap<>()).put(slate.date(), true);
  }

  synchronized void add(long seq, SliceVersion slice, Optional<String> payload) {
    announce(slice.slate());
    if (slice.artefact().equals(PLAN)) {
      plan(seq, slice.slate(), payload.orElse(""));
    }
    Series of = new Series(slice.artefact(), slice.writer(), slice.slate().sport());
    List<Entry> versions =
        series
            .computeIfAbsent(of, key -> new TreeMap<>())
            .computeIfAbsent(slice.slate().date(), date -> new HashMap<>())
            .computeIfAbsent(slice.asOf(), asOf -> new ArrayList<>(1));
    if (versions.stream().anyMatch(entry -> entry.seq() == seq)) {
      return;
    }
    versions.add(new Entry(seq, slice, hash(slice)));
    versions.sort(Comparator.comparingLong(Entry::seq));
    sums.getOrDefault(of, new TreeMap<>()).tailMap(slice.slate().date(), false).clear();
  }

  private void plan(long seq, Slate slate, String text) {
    Planned planned = plans.get(slate);
    if (planned == null || planned.seq() < seq) {
      List<Instant> asOfs =
          text.isEmpty()
              ? List.of()
              : Arrays.stream(text.split(",")).map(Instant::parse).sorted().toList();
      plans.put(slate, new Planned(seq, asOfs));
    }
  }

  @Override
  public synchronized Optional<SliceVersion> slice(
      String artefact, String writer, Slate slate, Optional<Instant> asOf) {
    List<Entry> versions = of(artefact, writer, slate).getOrDefault(asOf, List.of());
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast().slice());
  }

  @Override
  public synchronized List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
    return of(artefact, writer, slate).values().stream()
        .map(versions -> versions.getLast().slice())
        .sorted(Comparator.comparing(slice -> slice.asOf().orElse(Instant.EPOCH)))
        .toList();
  }

  @Override
  public synchronized List<Instant> planned(Slate slate) {
    Planned planned = plans.get(slate);
    return planned == null ? List.of() : planned.asOfs();
  }

  @Override
  public synchronized String earlier(String artefact, String writer, Slate slate, Instant asOf) {
    var written = dates(artefact, writer, slate.sport());
    var known =
        sums.computeIfAbsent(
            new Series(artefact, writer, slate.sport()), series -> new TreeMap<>());
    // the latest date up to which every version there is was known: from there on, date by date
    var start = known.floorEntry(slate.date());
    while (start != null && !start.getValue().knownAt().isBefore(asOf)) {
      start = known.lowerEntry(start.getKey());
    }
    Earlier earlier = start == null ? Earlier.NONE : start.getValue();
    LocalDate from = start == null ? LocalDate.MIN : start.getKey();
    for (var date : written.subMap(from, true, slate.date(), false).entrySet()) {
      earlier = earlier.and(date.getValue(), asOf);
      if (earlier.knownAt().isBefore(asOf)) {
        known.put(date.getKey().plusDays(1), earlier);
      }
    }
    return earlier.count() + ":" + earlier.sum();
  }

  private static Entry lastKnownBefore(List<Entry> versions, Instant asOf) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).slice().knownAt().isBefore(asOf)) {
        return versions.get(i);
      }
    }
    return null;
  }

  @Override
  public synchronized List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
    var written = dates(artefact, writer, slate.sport());
    NavigableMap<LocalDate, Boolean> announced =
        slates.getOrDefault(slate.sport(), new TreeMap<>());
    return announced
        .subMap(slate.date().minusDays(LOOK_BACK_DAYS), true, slate.date(), false)
        .keySet()
        .stream()
        .filter(date -> !written.containsKey(date))
        .map(date -> new Slate(slate.sport(), date))
        .toList();
  }

  @Override
  public synchronized List<Slate> earlierInError(String artefact, String writer, Slate slate) {
    return dates(artefact, writer, slate.sport())
        .subMap(slate.date().minusDays(LOOK_BACK_DAYS), true, slate.date(), false)
        .entrySet()
        .stream()
        .filter(
            date ->
                date.getValue().values().stream()
                    .anyMatch(versions -> versions.getLast().slice().isInError()))
        .map(date -> new Slate(slate.sport(), date.getKey()))
        .toList();
  }

  synchronized List<Slate> announced(String sport, LocalDate from, LocalDate to) {
    return slates
        .getOrDefault(sport, new TreeMap<>())
        .subMap(from, true, to, true)
        .keySet()
        .stream()
        .map(date -> new Slate(sport, date))
        .toList();
  }

  private Map<Optional<Instant>, List<Entry>> of(String artefact, String writer, Slate slate) {
    return dates(artefact, writer, slate.sport()).getOrDefault(slate.date(), Map.of());
  }

  private NavigableMap<LocalDate, Map<Optional<Instant>, List<Entry>>> dates(
      String artefact, String writer, String sport) {
    return series.getOrDefault(new Series(artefact, writer, sport), new TreeMap<>());
  }

  private static Lanes hash(SliceVersion slice) {
    String asOf = slice.asOf().map(Instant::toString).orElse("-");
    return Lanes.of(Digests.sha256(slice.slate() + "|" + asOf + "|" + slice.version()));
  }

  /** A SHA-256 as four numbers that are added lane by lane. */
  private record Lanes(long first, long second, long third, long fourth) {

    static final Lanes ZERO = new Lanes(0, 0, 0, 0);

    static Lanes of(String hex) {
      return new Lanes(lane(hex, 0), lane(hex, 1), lane(hex, 2), lane(hex, 3));
    }

    private static long lane(String hex, int number) {
      return Long.parseUnsignedLong(hex, number * 16, number * 16 + 16, 16);
    }

    Lanes plus(Lanes other) {
      return new Lanes(
          first + other.first, second + other.second, third + other.third, fourth + other.fourth);
    }

    @Override
    public String toString() {
      return String.format("%016x%016x%016x%016x", first, second, third, fourth);
    }
  }
}
