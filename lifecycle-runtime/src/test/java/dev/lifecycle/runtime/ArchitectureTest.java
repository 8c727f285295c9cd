package dev.lifecycle.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lifecycle.runtime.action.LifecycleActions;
import dev.lifecycle.runtime.action.RunCommand;
import dev.lifecycle.runtime.action.SnsTopic;
import dev.lifecycle.runtime.event.EventDecoder;
import dev.lifecycle.runtime.store.NodeRecords;
import dev.lifecycle.runtime.store.RecordStore;
import dev.lifecycle.runtime.store.Roles;
import dev.lifecycle.runtime.store.Schedules;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Which way the arrows point: events, records and AWS calls meet in the engine only. */
class ArchitectureTest {

  private static final String ROOT = "dev.lifecycle.runtime";
  private static final String EVENT = ROOT + ".event..";
  private static final String STORE = ROOT + ".store..";
  private static final String ACTION = ROOT + ".action..";
  private static final String DISPATCH = ROOT + ".dispatch..";
  private static final String REPORT = ROOT + ".report..";
  private static final String ENGINE = ROOT + ".engine..";
  private static final String SDK = "software.amazon.awssdk..";
  private static final String SERVICES = "software.amazon.awssdk.services..";

  /** Makes everything once a function: the only class that may know all. */
  private static final DescribedPredicate<JavaClass> FUNCTION =
      type(LifecycleFunction.class).or(nestedIn(LifecycleFunction.class));

  /** Makes clients, for the function and for users. */
  private static final DescribedPredicate<JavaClass> CLIENTS = FUNCTION.or(type(Services.class));

  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theRuntimeIsLookedAt() {
    assertThat(RUNTIME.contain(LifecycleFunction.class)).isTrue();
    assertThat(RUNTIME.contain(Services.class)).isTrue();
    assertThat(RUNTIME.contain(ArchitectureTest.class)).isFalse();
  }

  @Test
  void eventsKnowNothingElse() {
    noClasses()
        .that(are(resideInAnyPackage(EVENT)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(STORE, ACTION, DISPATCH, REPORT, ENGINE, SDK).or(FUNCTION))
        .check(RUNTIME);
  }

  @Test
  void theStoreKnowsNoEventsAndNoActions() {
    noClasses()
        .that(are(resideInAnyPackage(STORE)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(EVENT, ACTION, DISPATCH, REPORT, ENGINE).or(FUNCTION))
        .check(RUNTIME);
  }

  @Test
  void actionsKnowNoEventsAndNoStore() {
    noClasses()
        .that(are(resideInAnyPackage(ACTION)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(EVENT, STORE, DISPATCH, REPORT, ENGINE).or(FUNCTION))
        .check(RUNTIME);
  }

  @Test
  void theContractWithGeneratedCodeKnowsNoStoreAndNoActions() {
    noClasses()
        .that(are(resideInAnyPackage(DISPATCH, REPORT)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(STORE, ACTION, ENGINE, SDK).or(FUNCTION))
        .check(RUNTIME);
  }

  @Test
  void onlyTheEngineAndTheFunctionComposeThem() {
    noClasses()
        .that(are(not(resideInAnyPackage(STORE, ACTION, ENGINE).or(FUNCTION))))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage(STORE, ACTION)))
        .check(RUNTIME);
  }

  @Test
  void onlyTheFunctionKnowsTheEngine() {
    noClasses()
        .that(are(not(resideInAnyPackage(ENGINE).or(FUNCTION))))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage(ENGINE)))
        .check(RUNTIME);
  }

  @Test
  void onlyTheStoreKnowsDynamoDb() {
    noClasses()
        .that(are(not(resideInAnyPackage(STORE).or(FUNCTION))))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage("software.amazon.awssdk.services.dynamodb..")))
        .check(RUNTIME);
  }

  @Test
  void onlyActionsKnowAutoScalingAndSystemsManager() {
    noClasses()
        .that(are(not(resideInAnyPackage(ACTION).or(FUNCTION))))
        .should()
        .dependOnClassesThat(
            are(
                resideInAnyPackage(
                    "software.amazon.awssdk.services.autoscaling..",
                    "software.amazon.awssdk.services.ssm..")))
        .check(RUNTIME);
  }

  /** It is optional: whoever names its types must not be loaded where it is missing. */
  @Test
  void onlyTheTopicKnowsSns() {
    noClasses()
        .that(are(not(type(SnsTopic.class))))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage("software.amazon.awssdk.services.sns..")))
        .check(RUNTIME);
  }

  @Test
  void theSdkStaysInItsAdapters() {
    noClasses()
        .that(are(not(resideInAnyPackage(STORE, ACTION).or(CLIENTS))))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage(SDK)))
        .check(RUNTIME);
  }

  @Test
  void theStoreKnowsNoServiceButDynamoDb() {
    noClasses()
        .that(are(resideInAnyPackage(STORE)))
        .should()
        .dependOnClassesThat(
            are(
                resideInAnyPackage(SERVICES)
                    .and(not(resideInAnyPackage("software.amazon.awssdk.services.dynamodb..")))))
        .check(RUNTIME);
  }

  @Test
  void nothingReflects() {
    noClasses()
        .should()
        .dependOnClassesThat(are(resideInAnyPackage("java.lang.reflect..")))
        .orShould()
        .accessTargetWhere(
            calls(
                "looks up members or loads classes by name",
                Class.class,
                "forName",
                "newInstance",
                "getMethod",
                "getMethods",
                "getField",
                "getFields",
                "getConstructor",
                "getConstructors",
                "getDeclaredMethod",
                "getDeclaredMethods",
                "getDeclaredField",
                "getDeclaredFields",
                "getDeclaredConstructor",
                "getDeclaredConstructors",
                "getRecordComponents"))
        .orShould()
        .accessTargetWhere(calls("loads classes", ClassLoader.class, "loadClass"))
        .orShould()
        .accessTargetWhere(
            calls(
                "looks up members",
                MethodHandles.class,
                "lookup",
                "publicLookup",
                "privateLookupIn"))
        .check(RUNTIME);
  }

  @Test
  void timeAndChanceAreGiven() {
    noClasses()
        .that(are(not(FUNCTION)))
        .should()
        .accessTargetWhere(calls("reads the clock", Instant.class, "now"))
        .orShould()
        .accessTargetWhere(calls("reads the clock", LocalDateTime.class, "now"))
        .orShould()
        .accessTargetWhere(
            calls("reads the clock", Clock.class, "systemUTC", "systemDefaultZone", "system"))
        .orShould()
        .accessTargetWhere(calls("reads the clock", System.class, "currentTimeMillis", "nanoTime"))
        .orShould()
        .accessTargetWhere(calls("makes names", UUID.class, "randomUUID"))
        .orShould()
        .accessTargetWhere(calls("throws dice", Math.class, "random"))
        .orShould()
        .accessTargetWhere(calls("throws dice", ThreadLocalRandom.class, "current"))
        .orShould()
        .accessTargetWhere(calls("throws dice", Random.class, "<init>"))
        .orShould()
        .accessTargetWhere(calls("sleeps", Thread.class, "sleep"))
        .check(RUNTIME);
  }

  @Test
  void onlyServicesReadTheEnvironment() {
    noClasses()
        .that(are(not(type(Services.class))))
        .should()
        .accessTargetWhere(calls("reads the environment", System.class, "getenv", "getProperty"))
        .check(RUNTIME);
  }

  @Test
  void nothingIsKeptInAStaticField() {
    fields().that().areStatic().should().beFinal().check(RUNTIME);
  }

  @Test
  void adaptersHoldNoState() {
    classes()
        .that()
        .areAssignableTo(RecordStore.class)
        .or()
        .areAssignableTo(NodeRecords.class)
        .or()
        .areAssignableTo(Roles.class)
        .or()
        .areAssignableTo(Schedules.class)
        .or()
        .areAssignableTo(LifecycleActions.class)
        .or()
        .areAssignableTo(RunCommand.class)
        .or()
        .areAssignableTo(EventDecoder.class)
        .should()
        .haveOnlyFinalFields()
        .check(RUNTIME);
  }

  private static DescribedPredicate<JavaClass> nestedIn(Class<?> outer) {
    return DescribedPredicate.describe(
        "nested in " + outer.getSimpleName(),
        type -> type.getName().startsWith(outer.getName() + "$"));
  }

  /** Calls of these methods, and references to them. */
  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, Class<?> owner, String... methods) {
    Set<String> names = Set.of(methods);
    return DescribedPredicate.describe(
        what,
        call ->
            call.getTarget().getOwner().isEquivalentTo(owner)
                && names.contains(call.getTarget().getName()));
  }
}
