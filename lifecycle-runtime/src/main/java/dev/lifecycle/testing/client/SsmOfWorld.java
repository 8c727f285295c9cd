package dev.lifecycle.testing.client;

import dev.lifecycle.testing.aws.ApiException;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.CommandRequest;
import dev.lifecycle.testing.aws.RunCommand;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * Systems Manager's client. A command is listed only some time after it was sent; a send is not
 * repeated, as it is not idempotent.
 */
public final class SsmOfWorld implements SsmClient {

  private static final String SERVICE = "SSM";

  private final RunCommand runCommand;
  private final Calls calls;
  private final Supplier<Instant> clock;
  private final Duration unlisted;

  /**
   * A client.
   *
   * @param unlisted for how long a command is not listed after it was sent
   */
  public SsmOfWorld(
      RunCommand runCommand, Calls calls, Supplier<Instant> clock, Duration unlisted) {
    this.runCommand = runCommand;
    this.calls = calls;
    this.clock = clock;
    this.unlisted = unlisted;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private <T> T call(
      String action, String subject, String detail, boolean repeats, Supplier<T> effect) {
    return calls.make(
        SERVICE,
        action,
        subject,
        detail,
        repeats,
        new CommandErrors(),
        () -> {
          try {
            return effect.get();
          } catch (ApiException refused) {
            throw CommandErrors.error(refused.code(), String.valueOf(refused.getMessage()), 400);
          }
        });
  }

  @Override
  public SendCommandResponse sendCommand(SendCommandRequest request) {
    return call(
        "SendCommand",
        String.join(",", request.instanceIds()),
        request.comment(),
        false,
        () ->
            SendCommandResponse.builder()
                .command(
                    shown(
                        runCommand.send(
                            new CommandRequest(
                                request.instanceIds(),
                                request.documentName(),
                                request.parameters(),
                                request.comment(),
                                Duration.ofSeconds(request.timeoutSeconds())))))
                .build());
  }

  @Override
  public ListCommandsResponse listCommands(ListCommandsRequest request) {
    Optional<Instant> after =
        request.filters().stream()
            .filter(filter -> filter.key() == CommandFilterKey.INVOKED_AFTER)
            .map(filter -> Instant.parse(filter.value()))
            .findFirst();
    CommandFilter filter =
        new CommandFilter(
            Optional.ofNullable(request.commandId()),
            Optional.ofNullable(request.instanceId()),
            after,
            Optional.empty(),
            Optional.empty());
    return call(
        "ListCommands",
        Optional.ofNullable(request.commandId()).or(filter::instance).orElse(""),
        "",
        true,
        () ->
            ListCommandsResponse.builder()
                .commands(
                    runCommand.list(filter).stream()
                        .filter(c -> !c.requested().plus(unlisted).isAfter(clock.get()))
                        .map(SsmOfWorld::shown)
                        .toList())
                .build());
  }

  @Override
  public CancelCommandResponse cancelCommand(CancelCommandRequest request) {
    return call(
        "CancelCommand",
        request.commandId(),
        "",
        true,
        () -> {
          runCommand.cancel(request.commandId());
          return CancelCommandResponse.builder().build();
        });
  }

  private static Command shown(dev.lifecycle.testing.aws.Command command) {
    return Command.builder()
        .commandId(command.id())
        .comment(command.comment())
        .documentName(command.document())
        .instanceIds(command.invocations().keySet())
        .targetCount(command.invocations().size())
        .requestedDateTime(command.requested())
        .status(command.status().word())
        .build();
  }

  private static final class CommandErrors implements Errors {

    @Override
    public RuntimeException throttled() {
      return error("ThrottlingException", "Rate exceeded", 400);
    }

    @Override
    public RuntimeException broken() {
      return error("InternalServerError", "InternalServerError", 500);
    }

    @Override
    public RuntimeException refused() {
      return error("AccessDeniedException", "not authorized", 400);
    }

    @Override
    public RuntimeException lost() {
      return SdkClientException.create("Unable to execute HTTP request: Read timed out");
    }

    static RuntimeException error(String code, String message, int status) {
      SsmException.Builder error =
          code.equals("InvalidInstanceId")
              ? InvalidInstanceIdException.builder()
              : SsmException.builder();
      return error
          .message(message)
          .statusCode(status)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
          .build();
    }
  }
}
