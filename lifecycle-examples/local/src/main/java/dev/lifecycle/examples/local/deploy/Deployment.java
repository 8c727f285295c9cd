package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.examples.local.bus.QueueSettings;
import dev.lifecycle.examples.local.bus.Rule;
import dev.lifecycle.examples.local.dynamo.TableDefinition;
import dev.lifecycle.examples.local.lambda.EventSourceSettings;
import dev.lifecycle.examples.local.lambda.FunctionSettings;
import java.util.List;

/**
 * What a stack's resources are on one machine.
 *
 * @param source how the function gets its events
 * @param queues the one that it gets them from, and the dead-letter queues
 */
public record Deployment(
    TableDefinition table,
    FunctionSettings function,
    EventSourceSettings source,
    List<QueueSettings> queues,
    List<Rule> rules,
    List<GroupHook> hooks) {

  /**
   * Reads the resources.
   *
   * @throws TemplateException if one is wrong, or has something that cannot be deployed here
   */
  public static Deployment of(Stack stack) {
    Resource resource = stack.only(ResourceType.FUNCTION);
    FunctionProperties function = FunctionProperties.read(resource);
    Deployment deployment =
        new Deployment(
            TableProperties.read(stack.only(ResourceType.TABLE)),
            function.settings(),
            function.source(),
            stack.of(ResourceType.QUEUE).stream().map(QueueProperties::read).toList(),
            stack.of(ResourceType.RULE).stream().map(RuleProperties::read).toList(),
            stack.of(ResourceType.HOOK).stream().map(GroupHook::read).toList());
    deployment.checkVisibility(resource.where());
    return deployment;
  }

  /** Lambda maps no queue that shows a message again while the function may still handle it. */
  private void checkVisibility(String where) {
    if (queue().visibility().compareTo(function.timeout()) < 0) {
      throw new TemplateException(
          where + ".Timeout",
          "is "
              + function.timeout().toSeconds()
              + ", longer than the queue's VisibilityTimeout, "
              + queue().visibility().toSeconds());
    }
  }

  /** The queue that the function gets its events from. */
  public QueueSettings queue() {
    return queues.stream()
        .filter(queue -> queue.arn().equals(source.queueArn()))
        .findFirst()
        .orElseThrow(
            () -> new TemplateException("Resources", "there is no queue " + source.queueArn()));
  }
}
