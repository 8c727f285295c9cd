package dev.lifecycle.runtime.action;

import static software.amazon.awssdk.services.ssm.model.CommandStatus.UNKNOWN_TO_SDK_VERSION;

import dev.lifecycle.runtime.CallFailedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Run Command by Systems Manager's SDK client. */
public final class SsmRunCommand implements RunCommand {

  private static final Logger log = LoggerFactory.getLogger(SsmRunCommand.class);
  private static final int REQUEST_TIMEOUT = 408;
  // No such command; no command's id at all. Anything else is no answer.
  private static final Set<String> UNKNOWN_COMMAND =
      Set.of("InvalidCommandId", "ValidationException");
  // An instance that Systems Manager does not know, or no longer, runs no command.
  private static final Set<String> UNKNOWN_INSTANCE = Set.of("InvalidInstanceId");

  private final SsmClient ssm;

  /**
   * Calls through this client.
   *
   * @param ssm a client with {@link #retries}
   */
  public SsmRunCommand(SsmClient ssm) {
    this.ssm = ssm;
  }

  /** Repeats throttled calls only: SendCommand has no client token and is not idempotent. */
  public static RetryStrategy retries() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .useClientDefaults(false)
        .maxAttempts(3)
        .retryOnException(SsmRunCommand::throttled)
        .treatAsThrottling(SsmRunCommand::throttled)
        .build();
  }

  private static boolean throttled(Throwable failure) {
    return failure instanceof AwsServiceException refused && refused.isThrottlingException();
  }

  private static boolean mayHaveTakenEffect(AwsServiceException refused) {
    return refused.statusCode() >= 500 || refused.statusCode() == REQUEST_TIMEOUT;
  }

  @Override
  public Sending send(CommandRequest request) {
    SsmDocument document = SsmDocument.of(request);
    try {
      return new Sending.Sent(
          ssm.sendCommand(
                  call ->
                      call.documentName(document.name())
                          .parameters(document.parameters())
                          .instanceIds(request.instances())
                          .comment(request.comment())
                          .timeoutSeconds(Math.toIntExact(request.delivery().toSeconds())))
              .command()
              .commandId());
    } catch (InvalidInstanceIdException notThere) {
      return new Sending.NotYet("no agent on " + String.join(" or ", request.instances()));
    } catch (SsmException refused) {
      if (throttled(refused)) {
        return new Sending.NotYet("SendCommand is throttled");
      }
      if (mayHaveTakenEffect(refused)) {
        throw failed("SendCommand", refused);
      }
      return new Sending.Refused(ErrorCodes.of(refused));
    } catch (SdkException unknown) {
      throw failed("SendCommand", unknown);
    }
  }

  @Override
  public Optional<FoundCommand> findByComment(String instanceId, String comment, Instant after) {
    CommandFilter invokedAfter =
        CommandFilter.builder()
            .key(CommandFilterKey.INVOKED_AFTER)
            .value(after.truncatedTo(ChronoUnit.SECONDS).toString())
            .build();
    try {
      return ssm
          .listCommandsPaginator(call -> call.instanceId(instanceId).filters(invokedAfter))
          .commands()
          .stream()
          .filter(command -> comment.equals(command.comment()))
          .map(SsmRunCommand::found)
          .findFirst();
    } catch (SdkException failure) {
      return nothingIf(UNKNOWN_INSTANCE, failure);
    }
  }

  @Override
  public Optional<FoundCommand> find(String commandId) {
    try {
      return ssm.listCommands(call -> call.commandId(commandId)).commands().stream()
          .map(SsmRunCommand::found)
          .findFirst();
    } catch (SdkException failure) {
      return nothingIf(UNKNOWN_COMMAND, failure);
    }
  }

  private static Optional<FoundCommand> nothingIf(Set<String> codes, SdkException failure) {
    if (codes.contains(ErrorCodes.of(failure))) {
      return Optional.empty();
    }
    throw failed("ListCommands", failure);
  }

  @Override
  public void cancel(String commandId) {
    try {
      ssm.cancelCommand(call -> call.commandId(commandId));
    } catch (SdkException failure) {
      log.warn("Command {} could not be cancelled: {}", commandId, ErrorCodes.of(failure));
    }
  }

  private static FoundCommand found(Command command) {
    return new FoundCommand(
        command.commandId(),
        Optional.ofNullable(command.comment()).orElse(""),
        Math.max(1, command.instanceIds().size()),
        switch (Optional.ofNullable(command.status()).orElse(UNKNOWN_TO_SDK_VERSION)) {
          case SUCCESS -> FoundCommand.Status.SUCCEEDED;
          case PENDING, IN_PROGRESS, CANCELLING, UNKNOWN_TO_SDK_VERSION ->
              FoundCommand.Status.RUNNING;
          case CANCELLED, FAILED, TIMED_OUT -> FoundCommand.Status.FAILED;
        });
  }

  private static CallFailedException failed(String call, SdkException failure) {
    return ErrorCodes.failed("Systems Manager " + call, failure);
  }
}
