package io.tipoff.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import io.tipoff.run.RunState;
import io.tipoff.slate.Slate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** JSON Schemas of the event bodies, from their records and the patterns that these check. */
final class EventSchemas {

  private static final String SLATE = "^[a-z][a-z0-9]{1,15}/[0-9]{4}-[0-9]{2}-[0-9]{2}$";

  private EventSchemas() {}

  static String of(EventType type) {
    ObjectNode schema = generator().generateSchema(type.record());
    schema.put("title", type.record().getSimpleName());
    schema.put("$id", "urn:io.tipoff:" + type.fact() + ":v1");
    return schema.toPrettyString() + "\n";
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(Option.FLATTENED_OPTIONALS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    config.forTypesInGeneral().withPropertySorter((_, _) -> 0);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              if (type.getErasedType() == Slate.class) {
                return text(context, "pattern", SLATE);
              }
              if (type.getErasedType() == Instant.class) {
                return text(context, "format", "date-time");
              }
              if (type.getErasedType() == OptionalDouble.class) {
                return new CustomDefinition(schema(context, "number"), true);
              }
              if (type.getErasedType() == RunState.class) {
                return outcomes(context);
              }
              return null;
            });
    config
        .forFields()
        .withRequiredCheck(field -> !isOptional(field))
        .withStringPatternResolver(EventSchemas::pattern)
        .withNumberInclusiveMinimumResolver(EventSchemas::minimum);
    return new SchemaGenerator(config.build());
  }

  private static boolean isOptional(FieldScope field) {
    Class<?> type = field.getDeclaredType().getErasedType();
    return type == Optional.class || type == OptionalDouble.class;
  }

  private static String pattern(FieldScope field) {
    if (field.getType().getErasedType() != String.class) {
      return null;
    }
    String pattern =
        switch (field.getDeclaredName()) {
          case "task", "source" -> Checks.NAME;
          case "artefact" -> Checks.ARTEFACT;
          case "version" -> Checks.DIGEST;
          default -> Checks.TOKEN;
        };
    return "^" + pattern + "$";
  }

  private static BigDecimal minimum(FieldScope field) {
    if (field.getType().getErasedType() == Map.class) {
      return null;
    }
    return switch (field.getDeclaredName()) {
      case "runId" -> BigDecimal.ONE;
      case "items", "line", "previousLine", "counts" -> BigDecimal.ZERO;
      default -> null;
    };
  }

  private static CustomDefinition outcomes(SchemaGenerationContext context) {
    ObjectNode node = schema(context, "string");
    ArrayNode names = node.putArray("enum");
    Arrays.stream(RunState.values())
        .filter(RunState::isTerminal)
        .map(Enum::name)
        .forEach(names::add);
    return new CustomDefinition(node, true);
  }

  private static CustomDefinition text(
      SchemaGenerationContext context, String keyword, String value) {
    return new CustomDefinition(schema(context, "string").put(keyword, value), true);
  }

  private static ObjectNode schema(SchemaGenerationContext context, String type) {
    return context.getGeneratorConfig().createObjectNode().put("type", type);
  }
}
