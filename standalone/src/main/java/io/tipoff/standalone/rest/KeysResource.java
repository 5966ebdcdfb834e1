package io.tipoff.standalone.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tipoff.failure.TipoffException;
import io.tipoff.ledger.ApiKey;
import io.tipoff.ledger.KeyRole;
import io.tipoff.standalone.access.Roles;
import io.tipoff.standalone.operate.Keys;
import io.tipoff.standalone.operate.NewKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Keys made and revoked while the process runs. */
@Path("/v1/operations/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Tag(name = "operations")
public final class KeysResource {

  private final Keys keys;
  private final SecurityIdentity caller;

  KeysResource(Keys keys, SecurityIdentity caller) {
    this.keys = keys;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "The live keys, or all (tipoff keys list)")
  public List<ApiKey> list(@QueryParam("all") @DefaultValue("false") boolean all) {
    return keys.list(all);
  }

  @POST
  @Operation(summary = "Makes a key, which is told in this answer alone (tipoff keys create)")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = NewKey.class)))
  public Response create(KeyWish wish) {
    KeyWish asked = Asked.body(wish);
    NewKey made =
        keys.create(
            asked.name(),
            Asked.one(KeyRole.class, asked.role()),
            Asked.operator(caller, asked.reason()));
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    return Response.ok(made).cacheControl(never).build();
  }

  @POST
  @Path("{id: [0-9a-f]{12}}/revoke")
  @Operation(summary = "Makes a key void for good (tipoff keys revoke)")
  public ApiKey revoke(@PathParam("id") String id, Deed deed) {
    return keys.revoke(id, Asked.operator(caller, Asked.body(deed).reason()));
  }

  @ServerExceptionMapper
  Response failed(TipoffException failure) {
    return OperationsProblems.of(failure);
  }
}
