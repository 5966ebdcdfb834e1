package io.tipoff.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Warehouse;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The architecture's promises as rules over the compiled classes. */
final class Rules {

  static final List<String> PHASES =
      List.of("ingest", "transform", "features", "predict", "grade", "publish");

  private static final String[] PHASE_PACKAGES =
      PHASES.stream().map(Rules::packageOf).toArray(String[]::new);

  private static final String[] DRIVERS = {
    "java.sql..",
    "javax.sql..",
    "org.duckdb..",
    "org.postgresql..",
    "org.flywaydb..",
    "io.agroal..",
    "io.vertx.pgclient..",
    "io.vertx.sqlclient..",
    "io.vertx.mutiny.pgclient..",
    "io.vertx.mutiny.sqlclient.."
  };

  private static final Set<String> SYSTEM_MILLIS = Set.of("nanoTime", "currentTimeMillis");

  private Rules() {}

  private static String packageOf(String module) {
    return "io.tipoff." + module + "..";
  }

  /** A phase sees the kernel, never another phase, the engines or the command line. */
  static ArchRule phaseSeesOnlyTheKernel(String phase) {
    String[] others =
        Stream.concat(PHASES.stream(), Stream.of("embedded", "standalone"))
            .filter(module -> !module.equals(phase))
            .map(Rules::packageOf)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packageOf(phase))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("phases meet in events and tables, so that each can run alone")
        .allowEmptyShould(true);
  }

  /**
   * Whoever computes returns rows; only the worker and what operators do with models write them. A
   * copy of the warehouse may be written by the audit that made it.
   */
  static ArchRule onlyTheWorkerWrites() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.tipoff.warehouse..", "io.tipoff.dispatch..", "io.tipoff.audit..")
        .and()
        .doNotHaveFullyQualifiedName("io.tipoff.predict.registry.ModelOffice")
        .should()
        .callMethod(Warehouse.class, "write", SliceWrite.class)
        .because("a row that no run wrote has no history and no fence");
  }

  static ArchRule kernelKnowsNoPhase() {
    return noClasses()
        .that(
            resideInAnyPackage("io.tipoff..")
                .and(not(resideInAnyPackage(PHASE_PACKAGES)))
                .and(not(resideInAnyPackage("io.tipoff.standalone..", "io.tipoff.embedded.."))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(PHASE_PACKAGES)
                .or(resideInAnyPackage("io.tipoff.standalone..", "io.tipoff.embedded..")))
        .because("the kernel knows phases as names, no phase's code");
  }

  static ArchRule enginesKnowNothingOfTipoff() {
    return noClasses()
        .that()
        .resideInAPackage("io.tipoff.embedded..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.tipoff..").and(not(resideInAnyPackage("io.tipoff.embedded.."))))
        .because("every module's tests run on the engines");
  }

  static ArchRule onlyStoresTouchDrivers() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.tipoff.warehouse..", "io.tipoff.ledger..", "io.tipoff.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DRIVERS)
        .because("which engine is behind an interface is a configuration property");
  }

  static ArchRule onlyTheTransportKnowsTheBroker() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("io.tipoff.messaging..", "io.tipoff.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging.kafka..")
        .because("which broker carries the messages is a matter of the connector's settings");
  }

  /** Whatever else fetched would have time limits, attempts and a pace of its own, or none. */
  static ArchRule oneLayerFetches() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("io.tipoff.ingest.fetch..", "io.tipoff.notice..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "io.vertx.ext.web.client..")
        .because("how a source is asked is decided in one place");
  }

  static ArchRule onlyTheNotifierSends() {
    return CompositeArchRule.of(oneLayerFetches())
        .and(
            noClasses()
                .that()
                .resideOutsideOfPackage("io.tipoff.notice..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "io.vertx.ext.mail..", "io.vertx.mutiny.ext.mail..", "jakarta.mail.."))
        .because("who is told of what, and how often, is decided in one place");
  }

  static ArchRule onlyTheClocksReadSystemTime() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.tipoff.time..")
        .should()
        .accessTargetWhere(describe("reads the system's time", Rules::readsSystemTime))
        .because("replay moves SlateClock and tests replace OperationalClock");
  }

  private static boolean readsSystemTime(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getName();
    if (owner.isEquivalentTo(System.class)) {
      return SYSTEM_MILLIS.contains(name);
    }
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    if (owner.isEquivalentTo(Date.class)) {
      return name.equals("<init>") && parameters(access).isEmpty();
    }
    if (owner.isEquivalentTo(Calendar.class)) {
      return name.equals("getInstance");
    }
    return owner.getPackageName().startsWith("java.time")
        && name.equals("now")
        && !parameters(access).contains(Clock.class.getName());
  }

  private static List<String> parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }

  static ArchRule onlyTheCommandLinePrints() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.tipoff.standalone.command..")
        .should()
        .accessTargetWhere(describe("prints to the console", Rules::printsToTheConsole))
        .because("what is worth saying is a log event, a metric or a result");
  }

  private static boolean printsToTheConsole(JavaAccess<?> access) {
    boolean stream =
        access.getTargetOwner().isEquivalentTo(System.class)
            && (access.getName().equals("out") || access.getName().equals("err"));
    boolean trace =
        access.getName().equals("printStackTrace")
            && access.getTargetOwner().isAssignableTo(Throwable.class);
    return stream || trace;
  }

  /** Their signature asks for the cause, and their marks for a correlation id. */
  static ArchRule errorsHaveTheirCauseAndWhatTheyAreAbout() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.tipoff.log..")
        .should()
        .accessTargetWhere(describe("writes the line of an error by itself", Rules::writesAnError))
        .because("an error without its cause, or without what it is about, cannot be traced");
  }

  private static boolean writesAnError(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getName();
    return (owner.isAssignableTo("org.jboss.logging.BasicLogger")
            || owner.getName().equals("io.quarkus.logging.Log"))
        && (name.startsWith("error") || name.startsWith("fatal") || name.startsWith("log"));
  }

  static ArchRule namesSayWhat() {
    return noClasses()
        .should()
        .haveNameMatching(".*\\.Abstract[A-Z]\\w*")
        .orShould()
        .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)(\\$.*)?")
        .orShould()
        .resideInAnyPackage(
            "..util..", "..utils..", "..helper..", "..manager..", "..impl..", "..base..")
        .because("a name says what a thing is for");
  }
}
