package io.tipoff.standalone.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.ApiKey;
import io.tipoff.ledger.KeyRole;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows a caller by the key of the header {@code Authorization: Bearer}, and by nothing else. */
@Singleton
public final class KeyAuthentication implements HttpAuthenticationMechanism {

  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

  private final KeyRing keys;
  private final KeyLimits limits;

  KeyAuthentication(KeyRing keys, KeyLimits limits) {
    this.keys = keys;
    this.limits = limits;
  }

  /** Nobody without the header; fails if it holds no live key. */
  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager all) {
    List<String> given = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (given.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    Optional<KeyText> text =
        given.size() == 1
            ? Optional.of(BEARER.matcher(given.getFirst()))
                .filter(Matcher::matches)
                .flatMap(bearer -> KeyText.parse(bearer.group(1)))
            : Optional.empty();
    if (text.isEmpty()) {
      return Uni.createFrom().failure(new AuthenticationFailedException("no key"));
    }
    return keys.find(text.get())
        .map(found -> found.orElseThrow(() -> new AuthenticationFailedException("no live key")))
        .invoke(limits::take)
        .map(KeyAuthentication::identity);
  }

  private static SecurityIdentity identity(ApiKey key) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(key.name()));
    for (KeyRole role : KeyRole.values()) {
      if (key.role().allows(role)) {
        identity.addRole(role.id());
      }
    }
    return identity.build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
  }
}
