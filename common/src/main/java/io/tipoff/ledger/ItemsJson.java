package io.tipoff.ledger;

import io.tipoff.run.Items;
import io.vertx.core.json.JsonObject;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of each item of a run, as it is kept: text, which is small where rows were many. */
final class ItemsJson {

  private static final String WRITTEN = "written";
  private static final String LEFT_OUT = "left_out";

  private ItemsJson() {}

  static String of(Items items) {
    JsonObject written = new JsonObject();
    items.written().forEach(written::put);
    JsonObject leftOut = new JsonObject();
    items.leftOut().forEach(leftOut::put);
    return new JsonObject().put(WRITTEN, written).put(LEFT_OUT, leftOut).encode();
  }

  static Items read(String json) {
    JsonObject object = new JsonObject(json);
    SortedMap<String, Long> written = new TreeMap<>();
    object
        .getJsonObject(WRITTEN)
        .forEach(each -> written.put(each.getKey(), ((Number) each.getValue()).longValue()));
    SortedMap<String, String> leftOut = new TreeMap<>();
    object
        .getJsonObject(LEFT_OUT)
        .forEach(each -> leftOut.put(each.getKey(), each.getValue().toString()));
    return new Items(written, leftOut);
  }
}
