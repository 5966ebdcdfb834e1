package io.tipoff.standalone.command;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** The routes of the running application, as its router has them. */
final class Routes {

  private Routes() {}

  /**
   * A route.
   *
   * @param role that it declares; empty if it declares none
   * @param open whether it is declared to be for everybody
   */
  record Route(String method, String path, Optional<String> role, boolean open) {

    boolean changes() {
      return !List.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    /** Method and path, without the patterns of its parameters. */
    String name() {
      return method + " " + path.replaceAll("\\{(\\w+):.*?\\}(?=/|$)", "{$1}");
    }
  }

  static List<Route> all() {
    List<Route> routes = new ArrayList<>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "/",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            routes.add(
                new Route(
                    method,
                    path,
                    declared(resource, RolesAllowed.class).map(roles -> roles.value()[0]),
                    declared(resource, PermitAll.class).isPresent()));
          }
        });
    return routes;
  }

  private static <A extends Annotation> Optional<A> declared(RuntimeResource route, Class<A> type) {
    return Optional.ofNullable(route.getLazyMethod().getMethod().getAnnotation(type))
        .or(() -> Optional.ofNullable(route.getResourceClass().getAnnotation(type)));
  }
}
