package io.tipoff.publish.rest;

import io.tipoff.publish.export.Envelope;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.Field;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What answers look like, for the OpenAPI document. */
final class ExportSchemas {

  private ExportSchemas() {}

  static Schema file(ExportSpec<?, ?> spec) {
    Schema schema = object(Envelope.class);
    schema.getProperties().get("data").items(object(spec.rows().published()));
    return schema;
  }

  static Schema problem() {
    return of(SchemaType.OBJECT)
        .description("What was wrong with a request (RFC 9457)")
        .addProperty("type", of(SchemaType.STRING))
        .addProperty("title", of(SchemaType.STRING).description("what is wrong"))
        .addProperty("status", of(SchemaType.INTEGER))
        .addProperty("detail", of(SchemaType.STRING).description("what to do about it"));
  }

  static Schema of(SchemaType type) {
    return OASFactory.createSchema().type(List.of(type));
  }

  private static Schema object(Class<? extends Record> type) {
    Schema schema = of(SchemaType.OBJECT);
    for (Field field : Field.of(type)) {
      schema.addProperty(field.name(), property(field));
      if (!field.nullable()) {
        schema.addRequired(field.name());
      }
    }
    return schema;
  }

  private static Schema property(Field field) {
    Schema schema =
        switch (field.type()) {
          case STRING -> of(SchemaType.STRING);
          case INTEGER -> of(SchemaType.INTEGER).format("int64");
          case NUMBER -> of(SchemaType.NUMBER).format("double");
          case BOOLEAN -> of(SchemaType.BOOLEAN);
          case DATE -> of(SchemaType.STRING).format("date");
          case INSTANT -> of(SchemaType.STRING).format("date-time");
          case STRINGS -> of(SchemaType.ARRAY).items(of(SchemaType.STRING));
          case COUNTS -> of(SchemaType.OBJECT).additionalPropertiesSchema(of(SchemaType.INTEGER));
          case ROWS -> of(SchemaType.ARRAY);
        };
    field.values().forEach(schema::addEnumeration);
    if (field.nullable()) {
      schema.addType(SchemaType.NULL);
      if (!field.values().isEmpty()) {
        schema.addEnumeration(null);
      }
    }
    return schema.description(field.text());
  }
}
