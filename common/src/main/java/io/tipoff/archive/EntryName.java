package io.tipoff.archive;

import io.tipoff.archive.Archive.Entry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and entries as names that every file system takes. */
final class EntryName {

  private static final int LONGEST_NAME = 200;
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  private static final String STAMP = "uuuuMMdd'T'HHmmss.SSSSSSSSS'Z'";
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern(STAMP).withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile("(\\d{8}T\\d{6}\\.\\d{9}Z)_([0-9a-f]{64})_(\\d+)");

  private EntryName() {}

  /** The instant, the digest and the size; names sort as instants do. */
  static String of(Entry entry) {
    return FORMAT.format(entry.receivedAt()) + "_" + entry.sha256() + "_" + entry.size();
  }

  /** The entry that a name tells of; empty for other files. */
  static Optional<Entry> parse(String source, String kind, String scope, String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            source,
            kind,
            scope,
            FORMAT.parse(matcher.group(1), Instant::from),
            matcher.group(2),
            Long.parseLong(matcher.group(3))));
  }

  /**
   * Folder names for an address: one for the source, one for the kind, and one for each piece of
   * the scope between slashes. All but letters, digits, {@code _ - .} is percent-encoded, so
   * different addresses never share a folder.
   *
   * @throws IllegalArgumentException if a name is empty or too long for a file system
   */
  static List<String> folders(String source, String kind, String scope) {
    List<String> names = new ArrayList<>(List.of(source, kind));
    names.addAll(List.of(scope.split("/", -1)));
    List<String> folders = new ArrayList<>();
    for (String name : names) {
      String folder = encoded(name);
      if (folder.isEmpty() || folder.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            String.format(
                "archive address '%s' '%s' '%s' has a name of %d characters, which no folder can have",
                source, kind, scope, folder.length()));
      }
      folders.add(folder);
    }
    return folders;
  }

  /** The folders of a source and a kind, which hold those of all their scopes. */
  static List<String> folders(String source, String kind) {
    return folders(source, kind, "-").subList(0, 2);
  }

  /** The scope of an entry by its place below the folders of source and kind. */
  static String scope(Path file) {
    List<String> pieces = new ArrayList<>();
    for (Path folder : file.getParent()) {
      // a plus is never left plain, so that it cannot be taken for a space here
      pieces.add(URLDecoder.decode(folder.toString(), StandardCharsets.UTF_8));
    }
    return String.join("/", pieces);
  }

  private static String encoded(String piece) {
    StringBuilder text = new StringBuilder();
    for (byte octet : piece.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = PLAIN.indexOf(c) >= 0 || (c == '.' && !text.isEmpty());
      if (plain) {
        text.append(c);
      } else {
        text.append(String.format("%%%02X", (int) c));
      }
    }
    return text.toString();
  }
}
