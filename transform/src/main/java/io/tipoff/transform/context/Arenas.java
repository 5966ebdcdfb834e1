package io.tipoff.transform.context;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Where teams play at home: latitude, longitude and time zone by team code, from a date on. */
final class Arenas {

  /** A team's floor; degrees, north and east positive. */
  record Arena(double latitude, double longitude, ZoneId zone) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Great-circle distance. */
    double kilometresTo(Arena other) {
      double phi = StrictMath.toRadians(latitude);
      double otherPhi = StrictMath.toRadians(other.latitude);
      double byLatitude = StrictMath.sin((otherPhi - phi) / 2);
      double byLongitude = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
      double haversine =
          byLatitude * byLatitude
              + StrictMath.cos(phi) * StrictMath.cos(otherPhi) * byLongitude * byLongitude;
      return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, haversine)));
    }

    /** Hours by which its clocks are ahead of another's at noon of a date; eastward is positive. */
    long hoursAheadOf(Arena other, LocalDate date) {
      return (secondsEast(date) - other.secondsEast(date)) / 3_600;
    }

    private long secondsEast(LocalDate date) {
      return date.atTime(LocalTime.NOON).atZone(zone).getOffset().getTotalSeconds();
    }
  }

  private static final Map<String, NavigableMap<LocalDate, Arena>> BY_TEAM = read();

  private Arenas() {}

  /** A team's arena on a date; empty for a team not in the table, such as an invented one. */
  static Optional<Arena> of(String team, LocalDate date) {
    return Optional.ofNullable(BY_TEAM.get(team))
        .map(floors -> floors.floorEntry(date))
        .map(Map.Entry::getValue);
  }

  private static Map<String, NavigableMap<LocalDate, Arena>> read() {
    Map<String, NavigableMap<LocalDate, Arena>> arenas = new HashMap<>();
    try (InputStream in = Arenas.class.getResourceAsStream("arenas.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(
              cells ->
                  arenas
                      .computeIfAbsent(cells[0], team -> new TreeMap<>())
                      .put(
                          LocalDate.parse(cells[1]),
                          new Arena(
                              Double.parseDouble(cells[2]),
                              Double.parseDouble(cells[3]),
                              ZoneId.of(cells[4]))));
    } catch (IOException e) {
      throw new UncheckedIOException("resource arenas.csv cannot be read", e);
    }
    return Map.copyOf(arenas);
  }
}
