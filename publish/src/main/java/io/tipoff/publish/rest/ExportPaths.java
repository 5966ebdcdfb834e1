package io.tipoff.publish.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tipoff.publish.export.Envelope;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.FieldDocument;
import io.tipoff.publish.slate.Exports;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Puts every declared export into the OpenAPI document: path, fields and their meaning. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ExportPaths implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null) {
      document.setPaths(OASFactory.createPaths());
    }
    for (ExportSpec<?, ?> spec : Exports.all()) {
      document.getPaths().addPathItem("/v1/" + spec.path(), path(spec, spec.path()));
      spec.alias()
          .ifPresent(alias -> document.getPaths().addPathItem("/v1/" + alias, path(spec, alias)));
    }
  }

  private static PathItem path(ExportSpec<?, ?> spec, String path) {
    Operation operation =
        OASFactory.createOperation()
            .operationId(path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""))
            .summary(spec.meaning())
            .addTag("exports")
            .responses(
                OASFactory.createAPIResponses()
                    .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                            .description(spec.meaning())
                            .content(
                                OASFactory.createContent()
                                    .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType().schema(envelope(spec)))))
                    .addAPIResponse("304", described("unchanged since the ETag that was sent"))
                    .addAPIResponse("400", described("a date that is none, as problem+json"))
                    .addAPIResponse("404", described("not published, as problem+json")));
    if (path.endsWith(ExportSpec.DATE)) {
      operation.addParameter(
          OASFactory.createParameter()
              .name("date")
              .in(Parameter.In.PATH)
              .required(true)
              .description("the slate's date, league time, such as 2025-01-15")
              .schema(
                  OASFactory.createSchema()
                      .type(List.of(Schema.SchemaType.STRING))
                      .format("date")));
    }
    return OASFactory.createPathItem().GET(operation);
  }

  private static org.eclipse.microprofile.openapi.models.responses.APIResponse described(
      String text) {
    return OASFactory.createAPIResponse().description(text);
  }

  private static Schema envelope(ExportSpec<?, ?> spec) {
    Schema schema = object(Envelope.class);
    schema
        .getProperties()
        .get("data")
        .type(List.of(Schema.SchemaType.ARRAY))
        .items(object(spec.published()));
    return schema;
  }

  private static Schema object(Class<? extends Record> type) {
    Schema schema = OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT));
    for (FieldDocument field : FieldDocument.of(type)) {
      Schema property =
          OASFactory.createSchema()
              .type(List.of(TYPES.getOrDefault(field.type(), Schema.SchemaType.STRING)))
              .description(field.meaning());
      schema.addProperty(field.name(), property);
    }
    return schema;
  }

  private static final Map<String, Schema.SchemaType> TYPES =
      Map.of(
          "integer", Schema.SchemaType.INTEGER,
          "number", Schema.SchemaType.NUMBER,
          "list", Schema.SchemaType.ARRAY);
}
