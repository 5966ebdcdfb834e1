package io.tipoff.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.tipoff.operations.Tool.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests of {@code k8s/base}: against their schema always, put together by kustomize where
 * it is installed.
 */
class KubernetesBaseTest {

  private static final Path BASE = OperationsFiles.K8S.resolve("base");
  private static final List<String> PHASES =
      List.of("ingest", "transform", "features", "predict", "grade", "publish");

  static List<Path> manifests() {
    return OperationsFiles.files(OperationsFiles.K8S, ".yaml").stream()
        .filter(file -> OperationsFiles.text(file).contains("\nkind: "))
        .filter(file -> !file.endsWith("kustomization.yaml"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void fitTheirSchema(Path file) throws IOException {
    assertThat(StrictManifests.read(OperationsFiles.text(file))).isNotEmpty();
  }

  @Test
  void areHeldToTheirSchemaStrictly() {
    assertThatThrownBy(
            () ->
                StrictManifests.read(
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    spec:
                      replica: 2
                    """))
        .hasMessageContaining("replica");
  }

  @Test
  @Tag("ORC-15")
  void giveEachServiceWhatItNeeds() throws IOException, InterruptedException {
    List<HasMetadata> objects = StrictManifests.read(built());

    assertThat(names(objects, Deployment.class))
        .containsExactlyInAnyOrderElementsOf(PHASES.stream().map(p -> "tipoff-" + p).toList());
    String rules = one(objects, PrometheusRule.class, "tipoff").toString();
    for (String phase : PHASES) {
      String name = "tipoff-" + phase;
      assertThat(rules)
          .as("who tells that it is gone")
          .contains("absent(up{job=\"" + name + "\"})");
      Map<String, String> labels =
          Map.of("app.kubernetes.io/name", "tipoff", "app.kubernetes.io/component", phase);
      Deployment deployment = one(objects, Deployment.class, name);
      assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
      assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels()).isEqualTo(labels);
      assertRunsSafely(deployment, name);
      one(objects, ServiceAccount.class, name);
      assertThat(one(objects, Service.class, name).getSpec().getSelector()).isEqualTo(labels);
      assertThat(
              one(objects, PodDisruptionBudget.class, name)
                  .getSpec()
                  .getSelector()
                  .getMatchLabels())
          .isEqualTo(labels);
      assertThat(
              one(objects, NetworkPolicy.class, name).getSpec().getPodSelector().getMatchLabels())
          .isEqualTo(labels);
    }
    assertThat(names(objects, PrometheusRule.class)).containsExactly("tipoff");
    ServiceMonitor monitor = one(objects, ServiceMonitor.class, "tipoff");
    assertThat(monitor.getSpec().getSelector().getMatchLabels())
        .isEqualTo(Map.of("app.kubernetes.io/name", "tipoff"));
    assertThat(objects)
        .filteredOn(o -> o.getMetadata().getLabels().containsKey("grafana_dashboard"))
        .hasSize(Dashboards.files().size());
  }

  private static void assertRunsSafely(Deployment deployment, String account) {
    var pod = deployment.getSpec().getTemplate().getSpec();
    assertThat(pod.getServiceAccountName()).isEqualTo(account);
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getContainers()).hasSize(1);
    Container container = pod.getContainers().getFirst();
    assertThat(container.getImage()).startsWith(account + ":");
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
    assertThat(container.getResources().getLimits()).containsKey("memory");
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
  }

  private static String built() throws IOException, InterruptedException {
    Tool kustomize = Tool.wanted("install kustomize or kubectl", "kustomize", "kubectl");
    String verb = kustomize.program().endsWith("kustomize") ? "build" : "kustomize";
    Ended ended = kustomize.run(OperationsFiles.ROOT, verb, BASE.toString());
    assertThat(ended.exit()).as(ended.output()).isZero();
    return ended.output();
  }

  private static List<String> names(List<HasMetadata> objects, Class<? extends HasMetadata> type) {
    return objects.stream()
        .filter(type::isInstance)
        .map(object -> object.getMetadata().getName())
        .toList();
  }

  private static <T extends HasMetadata> T one(
      List<HasMetadata> objects, Class<T> type, String name) {
    List<T> found =
        objects.stream()
            .filter(type::isInstance)
            .map(type::cast)
            .filter(object -> object.getMetadata().getName().equals(name))
            .toList();
    assertThat(found).as(type.getSimpleName() + " " + name).hasSize(1);
    return found.getFirst();
  }
}
