package io.tipoff.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of which a run's input digest is the digest: of each input {@code table|writer|},
 * and then a line for each slice of it. What has no slice has no line of its own.
 */
final class RunInputs {

  private RunInputs() {}

  static List<RunDetail.Read> read(String text) {
    List<RunDetail.Read> read = new ArrayList<>();
    String artefact = "";
    String writer = "";
    for (String line : text.split("\n")) {
      String[] parts = line.split("\\|", -1);
      for (int i = 0; i + 2 < parts.length; i += 2) {
        artefact = parts[i];
        writer = parts[i + 1];
        if (i + 3 < parts.length) {
          read.add(new RunDetail.Read(artefact, writer, "", ""));
        }
      }
      if (!artefact.isEmpty()) {
        read.add(slice(artefact, writer, parts[parts.length - 1]));
      }
    }
    return read;
  }

  private static RunDetail.Read slice(String artefact, String writer, String found) {
    int end = found.lastIndexOf('=');
    String asOf = end < 0 ? "" : found.substring(0, end);
    return new RunDetail.Read(
        artefact, writer, asOf.equals("-") ? "" : asOf, found.substring(end + 1));
  }
}
