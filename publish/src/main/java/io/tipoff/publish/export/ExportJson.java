package io.tipoff.publish.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.slate.Market;
import java.io.IOException;

/** JSON of published files: snake case, ISO dates, numbers to four decimals, fields as declared. */
final class ExportJson {

  private static final double DECIMALS = 1e4;
  private static final double LARGEST = 1e15;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Rounded())
                  .addSerializer(double.class, new Rounded())
                  .addSerializer(Market.class, new Id()))
          .build();

  private ExportJson() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new TipoffException(
          FailureCategory.BUG, "an export is no JSON: " + e.getMessage(), "See the cause.", e);
    }
  }

  static <T> T read(byte[] bytes, Class<T> type, String where) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          where + " cannot be read: " + e.getMessage(),
          "Remove it and publish again.",
          e);
    }
  }

  private static final class Id extends JsonSerializer<Market> {

    @Override
    public void serialize(Market value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(value.id());
    }
  }

  /** Four decimals at most and one at least; never an exponent, never minus zero. */
  static String decimal(double value) {
    double scaled = Math.rint(value * DECIMALS);
    if (!(Math.abs(scaled) < LARGEST)) {
      throw new IllegalArgumentException(value + " is not a number that can be published");
    }
    long whole = (long) Math.abs(scaled);
    StringBuilder text = new StringBuilder(16);
    text.append(scaled < 0 ? "-" : "").append(whole / 10_000).append('.');
    long rest = whole % 10_000;
    for (long unit = 1_000; unit == 1_000 || rest > 0; unit /= 10) {
      text.append(rest / unit);
      rest %= unit;
    }
    return text.toString();
  }

  private static final class Rounded extends JsonSerializer<Double> {

    @Override
    public void serialize(Double value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeNumber(decimal(value));
    }
  }
}
