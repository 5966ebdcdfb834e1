package io.tipoff.standalone.access;

import io.tipoff.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its holder has it: {@code tipoff_ID_SECRET}, 256 random bits of secret. It is told once
 * and kept nowhere.
 *
 * @param id public part, by which it is listed and revoked
 */
public record KeyText(String id, String secret) {

  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;
  private static final Pattern WHOLE = Pattern.compile("tipoff_([0-9a-f]{12})_([0-9a-f]{64})");
  private static final Pattern PART = Pattern.compile("tipoff_[0-9a-f]{12}_[0-9a-f]{8}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  public static KeyText random() {
    return new KeyText(hex(ID_BYTES), hex(SECRET_BYTES));
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Reads a key; empty if it has not the form of one. */
  static Optional<KeyText> parse(String text) {
    Matcher key = WHOLE.matcher(text);
    return key.matches() ? Optional.of(new KeyText(key.group(1), key.group(2))) : Optional.empty();
  }

  /** Whether a key, or enough of one to be meant as one, stands in a text. */
  static boolean isIn(String text) {
    return PART.matcher(text).find();
  }

  /** What is given to its holder. */
  public String reveal() {
    return "tipoff_" + id + "_" + secret;
  }

  /** What is kept of it. */
  public String sha256() {
    return Digests.sha256(reveal());
  }

  /** Whether a digest is this key's; takes as long for any digest. */
  boolean proves(String digest) {
    return MessageDigest.isEqual(
        sha256().getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
  }

  /** Without the secret: whatever is logged or thrown may hold it. */
  @Override
  public String toString() {
    return "tipoff_" + id + "_…";
  }
}
