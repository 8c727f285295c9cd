package dev.lifecycle.examples.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Logs JSON lines with the MDC to standard output, which Lambda hands to CloudWatch. In code
 * because reading a {@code logback.xml} takes a tenth of the function's start.
 */
public final class JsonLines extends ContextAwareBase implements Configurator {

  private final Level level;

  /** Logs from the level up that Lambda's logging configuration says, or else from INFO. */
  public JsonLines() {
    this(Level.toLevel(System.getenv("AWS_LAMBDA_LOG_LEVEL"), Level.INFO));
  }

  JsonLines(Level level) {
    this.level = level;
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    JsonEncoder json = new JsonEncoder();
    json.setContext(context);
    json.setWithFormattedMessage(true);
    json.setWithMessage(false);
    json.setWithArguments(false);
    json.setWithContext(false);
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setEncoder(json);
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(console);
    // Below WARN the SDK logs requests with their bodies: tokens, metadata, command text.
    context.getLogger("software.amazon.awssdk").setLevel(Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
