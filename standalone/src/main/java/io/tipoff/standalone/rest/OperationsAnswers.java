package io.tipoff.standalone.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tipoff.publish.rest.Problem;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Puts what an operation may be refused with into the OpenAPI document: a problem, by its status.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OperationsAnswers implements OASFilter {

  private static final String OPERATIONS = "/v1/operations/";

  private static final Map<String, String> OF_ALL =
      Map.of(
          "400", "what is asked for cannot be meant",
          "401", "no live key was sent",
          "403", "the key's role is too small, or the host is not a known name",
          "409", "it cannot be done now, or there is none of this id",
          "429", "the key asks too often; Retry-After says when to ask again",
          "503", "a store is away; ask again later");

  private static final Map<String, String> OF_WHAT_HAS_A_BODY =
      Map.of(
          "408", "the body did not arrive in time",
          "411", "the body does not say how long it is",
          "413", "the body is too long",
          "415", "the body is not sent as JSON");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getPaths().getPathItems().entrySet().stream()
        .filter(path -> path.getKey().startsWith(OPERATIONS))
        .forEach(path -> refusals(path.getKey(), path.getValue()));
  }

  private static void refusals(String path, PathItem item) {
    for (Map.Entry<PathItem.HttpMethod, Operation> each : item.getOperations().entrySet()) {
      APIResponses answers = each.getValue().getResponses();
      OF_ALL.forEach((status, when) -> add(answers, status, when));
      if (each.getKey() == PathItem.HttpMethod.POST) {
        OF_WHAT_HAS_A_BODY.forEach((status, when) -> add(answers, status, when));
      }
      if (path.contains("{")) {
        add(answers, "404", "the path has no such form");
      }
    }
  }

  private static void add(APIResponses answers, String status, String when) {
    answers.addAPIResponse(
        status,
        OASFactory.createAPIResponse()
            .description(when)
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref(Problem.SCHEMA)))));
  }
}
