package io.tipoff.publish.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tipoff.digest.Digests;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.ExportStore;
import io.tipoff.publish.slate.Exports;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves every declared export to everybody; the paths are those of the declarations. */
@Path("/v1")
@PermitAll
public final class ExportResource {

  private final ExportStore store;

  ExportResource(ExportStore store) {
    this.store = store;
  }

  /** The file at a path, or a problem that says what to ask for instead. */
  @GET
  @Path("{path: .*}")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response get(@PathParam("path") String path, @Context Request request) {
    for (ExportSpec<?, ?> spec : Exports.all()) {
      if (path.equals(spec.alias().orElse(null)) || (!spec.dated() && path.equals(spec.path()))) {
        return file(spec, path, request);
      }
      String folder = spec.path().replace(ExportSpec.DATE, "");
      if (spec.dated() && path.startsWith(folder) && path.indexOf('/', folder.length()) < 0) {
        String date = path.substring(folder.length());
        return isDate(date)
            ? file(spec, path, request)
            : Problem.of(
                Status.BAD_REQUEST,
                "'" + date + "' is no date",
                "Give the slate's date as in /v1/"
                    + folder
                    + "2025-01-15, or ask for /v1/"
                    + spec.alias().orElse(spec.path())
                    + ".");
      }
    }
    return Problem.of(
        Status.NOT_FOUND,
        "nothing is published at /v1/" + path,
        "There is " + String.join(", ", paths()) + ".");
  }

  private Response file(ExportSpec<?, ?> spec, String path, Request request) {
    Optional<byte[]> bytes = store.read(path);
    if (bytes.isEmpty()) {
      return Problem.of(
          Status.NOT_FOUND,
          "/v1/" + path + " is not published",
          spec.dated() && !path.equals(spec.alias().orElse(null))
              ? "/v1/calendar lists the dates, and how far each is."
              : "It appears with the first slate that is through this phase.");
    }
    CacheControl cache = new CacheControl();
    cache.setNoTransform(false); // whoever stands between may compress it
    cache.setMaxAge(Math.toIntExact(spec.maxAge().toSeconds()));
    EntityTag tag = new EntityTag(Digests.sha256(bytes.get()));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged == null
            ? Response.ok(bytes.get(), MediaType.APPLICATION_JSON_TYPE).tag(tag)
            : unchanged;
    return answer
        .cacheControl(cache)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", HttpHeaders.ETAG)
        .build();
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static List<String> paths() {
    return Exports.all().stream()
        .flatMap(spec -> Stream.concat(Stream.of(spec.path()), spec.alias().stream()))
        .map(path -> "/v1/" + path)
        .toList();
  }
}
