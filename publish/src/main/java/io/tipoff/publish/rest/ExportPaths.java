package io.tipoff.publish.rest;

import static java.util.stream.Collectors.joining;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.slate.Exports;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Puts every declared export into the OpenAPI document: path, fields and their meaning. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ExportPaths implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.setInfo(
        OASFactory.createInfo()
            .title("Tipoff")
            .version("v1")
            .description(
                "Predictions of what players will do, the picks made of them, and what became of"
                    + " both. What is tagged exports answers with a published file, and is read"
                    + " only."));
    if (document.getPaths() == null) {
      document.setPaths(OASFactory.createPaths());
    }
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    Components components = document.getComponents();
    components.addSchema(Problem.SCHEMA, ExportSchemas.problem());
    for (ExportSpec<?, ?> spec : Exports.all()) {
      String schema = schemaOf(spec);
      components.addSchema(schema, ExportSchemas.file(spec));
      document.getPaths().addPathItem("/v1/" + spec.path(), path(spec, spec.path()));
      spec.alias()
          .ifPresent(alias -> document.getPaths().addPathItem("/v1/" + alias, path(spec, alias)));
    }
  }

  /** {@code PredictionsFile}. */
  private static String schemaOf(ExportSpec<?, ?> spec) {
    return Arrays.stream(spec.id().split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(joining("", "", "File"));
  }

  private static PathItem path(ExportSpec<?, ?> spec, String path) {
    boolean dated = path.endsWith(ExportSpec.DATE);
    Operation operation =
        OASFactory.createOperation()
            .operationId(path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""))
            .summary(spec.meaning())
            .addTag("exports")
            .responses(
                OASFactory.createAPIResponses()
                    .addAPIResponse(
                        "200", answer(spec.meaning(), "application/json", schemaOf(spec)))
                    .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                            .description("unchanged since the ETag that was sent"))
                    .addAPIResponse("404", problem("not published")));
    if (dated) {
      operation.getResponses().addAPIResponse("400", problem("a date that is none"));
      operation.addParameter(
          OASFactory.createParameter()
              .name("date")
              .in(Parameter.In.PATH)
              .required(true)
              .description("the slate's date, league time, such as 2025-01-15")
              .schema(ExportSchemas.of(Schema.SchemaType.STRING).format("date")));
    }
    return OASFactory.createPathItem().GET(operation);
  }

  private static APIResponse problem(String description) {
    return answer(description, Problem.MEDIA_TYPE, Problem.SCHEMA);
  }

  private static APIResponse answer(String description, String mediaType, String schema) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    mediaType,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(schema))));
  }
}
