package io.tipoff.features.contract;

import java.util.stream.Collectors;

/** The contract as a page of the documentation. */
final class ContractDocument {

  private ContractDocument() {}

  static String of(FeatureContract contract) {
    StringBuilder page = new StringBuilder();
    page.append("# Feature contract ").append(contract.id()).append("\n\n");
    page.append("Generated from the declarations; digest `")
        .append(contract.digest())
        .append("`.\n");
    page.append(
        """
        Rows are in `features.player_game`, one column per feature; null means not known. *Optional*
        features are null in ordinary cases and do not lower a row's quality. The direction is what a
        higher value speaks for.

        Histories are a player's appearances before the slate's date, any team, any season, known
        before the as-of; two games of one day never see each other. Quotes count if they were known
        and stamped before the as-of. A feature whose source no archive has yet is declared, null,
        and used from the first row of that source on.
        """);
    for (Family family : Family.values()) {
      page.append("\n## ").append(title(family)).append("\n");
      page.append("| feature | meaning | unit | range | window | least games | null when |");
      page.append(" direction | from |\n");
      page.append("|---|---|---|---|---|---|---|---|---|\n");
      contract.features().stream()
          .filter(feature -> feature.family() == family)
          .forEach(feature -> page.append(line(feature)));
    }
    return page.toString();
  }

  private static String title(Family family) {
    String name = family.name();
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private static String line(Feature feature) {
    return "| `"
        + feature.name()
        + "`"
        + (feature.presence() == Presence.OPTIONAL ? " (optional)" : "")
        + " | "
        + feature.meaning()
        + " | "
        + feature.unit()
        + " | "
        + number(feature.low())
        + " … "
        + number(feature.high())
        + " | "
        + feature.window()
        + " | "
        + (feature.minimumSample() == 0 ? "–" : feature.minimumSample())
        + " | "
        + feature.nullWhen()
        + " | "
        + feature.direction().name().toLowerCase(java.util.Locale.ROOT)
        + " | "
        + feature.sources().stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "))
        + " |\n";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
