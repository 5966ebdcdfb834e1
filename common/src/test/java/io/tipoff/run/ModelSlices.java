package io.tipoff.run;

import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The slices, as plain as can be. */
final class ModelSlices implements SliceView {

  private final List<SliceVersion> versions = new ArrayList<>();
  private final Map<Slate, List<Instant>> plans = new HashMap<>();

  void plan(Slate slate, List<Instant> asOfs) {
    plans.put(slate, asOfs);
  }

  void add(
      String artefact,
      String writer,
      Slate slate,
      Optional<Instant> asOf,
      String version,
      Instant knownAt) {
    versions.add(new SliceVersion(artefact, writer, slate, asOf, version, knownAt, 1, 0, 0));
  }

  Map<String, String> end() {
    Map<String, String> end = new TreeMap<>();
    versions.forEach(v -> end.put(v.artefact() + " " + v.slate() + " " + v.asOf(), v.version()));
    return end;
  }

  @Override
  public Optional<SliceVersion> slice(
      String artefact, String writer, Slate slate, Optional<Instant> asOf) {
    return versions.stream()
        .filter(v -> v.artefact().equals(artefact) && v.writer().equals(writer))
        .filter(v -> v.slate().equals(slate) && v.asOf().equals(asOf))
        .reduce((earlier, later) -> later);
  }

  @Override
  public List<SliceVersion> revisions(String artefact, String writer, Slate slate) {
    return planned(slate).stream()
        .flatMap(asOf -> slice(artefact, writer, slate, Optional.of(asOf)).stream())
        .toList();
  }

  @Override
  public List<Instant> planned(Slate slate) {
    return plans.getOrDefault(slate, List.of());
  }

  @Override
  public String earlier(String artefact, String writer, Slate slate, Instant asOf) {
    Map<Slate, String> known = new TreeMap<>();
    versions.stream()
        .filter(v -> v.artefact().equals(artefact) && v.writer().equals(writer))
        .filter(v -> v.slate().date().isBefore(slate.date()) && v.knownAt().isBefore(asOf))
        .forEach(v -> known.put(v.slate(), v.version()));
    return known.toString();
  }

  @Override
  public List<Slate> earlierInError(String artefact, String writer, Slate slate) {
    return versions.stream()
        .filter(v -> v.artefact().equals(artefact) && v.writer().equals(writer))
        .filter(v -> v.slate().date().isBefore(slate.date()) && v.isInError())
        .map(SliceVersion::slate)
        .distinct()
        .toList();
  }

  @Override
  public List<Slate> earlierWithout(String artefact, String writer, Slate slate) {
    Set<Slate> announced = new TreeSet<>();
    Set<Slate> written = new HashSet<>();
    for (SliceVersion version : versions) {
      if (version.slate().date().isBefore(slate.date())) {
        announced.add(version.slate());
        if (version.artefact().equals(artefact) && version.writer().equals(writer)) {
          written.add(version.slate());
        }
      }
    }
    return announced.stream().filter(s -> !written.contains(s)).toList();
  }
}
