package io.tipoff.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of metrics in an expression. That it is well formed is for promtool to say. */
final class PromQl {

  private static final Pattern STRINGS =
      Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'");
  private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
  private static final Pattern LABELS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?=(\\s*\\()?)");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "inf", "nan", "by", "without");

  private PromQl() {}

  static Set<String> metrics(String expression) {
    String bare = STRINGS.matcher(expression).replaceAll("");
    bare = SELECTORS.matcher(bare).replaceAll("");
    bare = LABELS.matcher(bare).replaceAll("");
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      boolean function = name.group(1) != null;
      boolean number = name.start() > 0 && Character.isDigit(bare.charAt(name.start() - 1));
      if (!function && !number && !WORDS.contains(name.group())) {
        names.add(name.group());
      }
    }
    return names;
  }
}
