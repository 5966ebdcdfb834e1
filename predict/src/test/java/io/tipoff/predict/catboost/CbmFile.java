package io.tipoff.predict.catboost;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes model files in CatBoost's own format: {@code CBM1}, the length, and a flatbuffer with one
 * tree of one split. No program that trains CatBoost models can be had from Maven, and the library
 * that serves them reads these like any other.
 */
final class CbmFile {

  private CbmFile() {}

  /** Gives {@code low} up to a border of the first feature, {@code high} beyond it. */
  static byte[] split(List<String> features, float border, double low, double high) {
    FlatBufferBuilder out = new FlatBufferBuilder(1024);
    int[] floats = new int[features.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = feature(out, i, features.get(i), border);
    }
    int floatFeatures = tables(out, floats);
    int splits = ints(out, 0);
    int sizes = ints(out, 1);
    int starts = ints(out, 0);
    int leaves = doubles(out, low, high);
    int weights = doubles(out, 1, 1);
    int categories = tables(out);
    int oneHot = tables(out);
    int counters = tables(out);
    out.startTable(19);
    out.addInt(0, 1, 0);
    out.addOffset(1, splits, 0);
    out.addOffset(2, sizes, 0);
    out.addOffset(3, starts, 0);
    out.addOffset(4, categories, 0);
    out.addOffset(5, floatFeatures, 0);
    out.addOffset(6, oneHot, 0);
    out.addOffset(7, counters, 0);
    out.addOffset(8, leaves, 0);
    out.addOffset(9, weights, 0);
    int trees = out.endTable();
    int version = out.createString("FlabuffersModel_v1");
    out.startTable(4);
    out.addOffset(0, version, 0);
    out.addOffset(1, trees, 0);
    out.finish(out.endTable());
    byte[] core = out.sizedByteArray();
    return ByteBuffer.allocate(8 + core.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("CBM1".getBytes(StandardCharsets.US_ASCII))
        .putInt(core.length)
        .put(core)
        .array();
  }

  private static int feature(FlatBufferBuilder out, int index, String name, float border) {
    out.startVector(4, 1, 4);
    out.addFloat(border);
    int borders = out.endVector();
    int id = out.createString(name);
    out.startTable(6);
    out.addBoolean(0, true, false);
    out.addInt(1, index, -1);
    out.addInt(2, index, -1);
    out.addOffset(3, borders, 0);
    out.addOffset(4, id, 0);
    out.addByte(5, (byte) 1, 0);
    return out.endTable();
  }

  private static int tables(FlatBufferBuilder out, int... offsets) {
    out.startVector(4, offsets.length, 4);
    for (int i = offsets.length - 1; i >= 0; i--) {
      out.addOffset(offsets[i]);
    }
    return out.endVector();
  }

  private static int ints(FlatBufferBuilder out, int value) {
    out.startVector(4, 1, 4);
    out.addInt(value);
    return out.endVector();
  }

  private static int doubles(FlatBufferBuilder out, double first, double second) {
    out.startVector(8, 2, 8);
    out.addDouble(second);
    out.addDouble(first);
    return out.endVector();
  }
}
