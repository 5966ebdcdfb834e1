package io.tipoff.ingest.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as all sources would write it: lower-case, without accents and punctuation, a hyphen as a
 * blank, a trailing generation suffix kept apart.
 *
 * @param normal such as {@code nikola durisic} for <i>Nikola Đurišić</i>
 * @param suffix jr, sr, ii, iii, iv or v; matters only where two players would collide
 */
public record PlayerName(String normal, Optional<String> suffix) {

  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "v");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N} ]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Normalises a name. */
  public static PlayerName of(String name) {
    String text = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    text = MARKS.matcher(text).replaceAll("");
    text = text.replace('-', ' ');
    text = PUNCTUATION.matcher(unligatured(text)).replaceAll("");
    List<String> words = new ArrayList<>(Arrays.asList(BLANKS.split(text.strip())));
    if (words.size() > 1 && SUFFIXES.contains(words.getLast())) {
      String suffix = words.removeLast();
      return new PlayerName(String.join(" ", words), Optional.of(suffix));
    }
    return new PlayerName(String.join(" ", words), Optional.empty());
  }

  /** Letters that Unicode does not take apart into a letter and an accent. */
  private static String unligatured(String text) {
    return text.replace("ø", "o")
        .replace("đ", "d")
        .replace("ð", "d")
        .replace("ł", "l")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("þ", "th")
        .replace("ı", "i");
  }
}
