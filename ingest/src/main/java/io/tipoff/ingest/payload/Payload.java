package io.tipoff.ingest.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * An element of a JSON payload that knows where it stands, so that what is missing is named.
 *
 * @param file name of the payload
 * @param path of the element, such as {@code game.homeTeam}
 */
public record Payload(String file, String path, JsonNode node) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes that a compressed payload may unfold to. */
  private static final int LARGEST = 256 << 20;

  /**
   * Reads bytes, gzip-compressed or not.
   *
   * @throws TipoffException BAD_INPUT if they are no JSON, or unfold to more than 256 MiB
   */
  public static Payload read(String file, byte[] bytes) {
    boolean gzip = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    try (InputStream raw = new ByteArrayInputStream(bytes);
        InputStream text = gzip ? new GZIPInputStream(raw) : raw) {
      return new Payload(file, "", JSON.readTree(gzip ? new Unfolded(text, LARGEST) : text));
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "payload " + file + " is no whole JSON document (" + e.getMessage() + ")",
          "Fetch it again.",
          e);
    }
  }

  /**
   * A child by its name.
   *
   * @throws TipoffException BAD_INPUT naming the element if it is missing
   */
  public Payload at(String name) {
    JsonNode child = node.get(name);
    if (child == null || child.isNull()) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "payload " + file + " has no " + place(name),
          "The provider may have changed its format: compare with an earlier payload.");
    }
    return new Payload(file, place(name), child);
  }

  /** An element of a list by its place, from 0. */
  public Payload at(int index) {
    return new Payload(file, path + "[" + index + "]", node.get(index));
  }

  public int size() {
    return node.size();
  }

  public String text(String name) {
    return at(name).node().asText();
  }

  /** Text of a child that need not be there; empty then. */
  public String optionalText(String name) {
    return node.path(name).asText("");
  }

  /** A count, which some elements give as a decimal. */
  public int count(String name) {
    Payload child = at(name);
    double value = child.node().asDouble(Double.NaN);
    if (value != Math.rint(value)) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "payload " + file + " has '" + child.node().asText() + "' for " + child.path(),
          "Fetch it again.");
    }
    return (int) value;
  }

  private String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
