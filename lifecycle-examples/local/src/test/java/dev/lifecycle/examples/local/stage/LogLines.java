package dev.lifecycle.examples.local.stage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the runtime and the models log, from TRACE up, until this is closed. */
public final class LogLines implements AutoCloseable {

  // Kept: java.util.logging forgets what nobody holds.
  private final Logger logger = Logger.getLogger("dev.lifecycle");
  private final Formatter formatter = new SimpleFormatter();
  private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
  private final Handler listener = new Listener();

  /** Listens from now on. */
  public LogLines() {
    logger.setLevel(Level.ALL);
    logger.addHandler(listener);
  }

  private final class Listener extends Handler {

    @Override
    public void publish(LogRecord line) {
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** The lines of this level or above, without stack traces. */
  public List<String> from(Level level) {
    return lines.stream()
        .filter(line -> line.getLevel().intValue() >= level.intValue())
        .map(formatter::formatMessage)
        .toList();
  }

  /** All lines with their stack traces. */
  public List<String> whole() {
    return lines.stream().map(formatter::format).toList();
  }

  @Override
  public void close() {
    logger.removeHandler(listener);
    logger.setLevel(null);
  }
}
