package dev.lifecycle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a model: the state machine of one EC2 instance, from its launch to its end.
 *
 * <pre>{@code
 * @Lifecycle(states = ClusterModel.State.class, initial = "finished_cloud_init", failure = "failure")
 * public class ClusterModel {
 *
 *   enum State { FINISHED_CLOUD_INIT, JOIN_CLUSTER, READY, FAILURE, FAILED }
 *
 *   @Transition(source = "finished_cloud_init", dest = "join_cluster", on = InstanceLaunching.class)
 *   void join(Commands commands) {
 *     commands.run("/usr/local/bin/join_cluster.sh");
 *   }
 *   // ...
 * }
 * }</pre>
 *
 * <p>For a model {@code p.ClusterModel} the processor generates {@code p.ClusterModelTransitions},
 * {@code p.ClusterModelDispatcher} and {@code p.ClusterModelHandler}, the class that the Lambda
 * configuration names. One object of the model serves all events on all threads, so it keeps
 * nothing of an event in its fields.
 *
 * <p>Collaborators come through the constructor: none, or one parameter of type {@code Services}.
 * With any other constructor the generated handler is abstract and asks for the model.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Lifecycle {

  /** The enum whose constants are the states. A state is stored as its name in lower case. */
  Class<? extends Enum<?>> states();

  /** The state that a new instance reaches by itself; its cloud-init writes it into the record. */
  String initial();

  /**
   * The state that is entered when a task throws or a command fails that no row names. Empty: none;
   * the instance then stays where it failed.
   */
  String failure() default "";

  /** The stored statuses of an instance that is not ready yet. They need not be states. */
  String[] pending() default {"new", "pending"};
}
