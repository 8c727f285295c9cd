package dev.lifecycle.examples.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function's execution environment: its deployment package, unpacked, in AWS's own runtime
 * interface client in a JVM of its own. What it prints is kept for when something goes wrong.
 *
 * <p>The runtime interface client has native code for Linux only. Elsewhere {@link PlainRuntime}
 * takes its place, with the same package and environment.
 */
public final class FunctionProcess implements AutoCloseable {

  private static final int LINES_KEPT = 200;

  /** The flags of Lambda's managed runtime. */
  private static final List<String> JVM_FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  /** How much of the function's memory Lambda's managed runtime gives to the heap. */
  private static final int HEAP_PERCENT = 85;

  private final DeploymentPackage unpacked;
  private final Process process;
  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Void> read = new CompletableFuture<>();
  private final CompletableFuture<Integer> exit;

  /**
   * Starts the function.
   *
   * @param zip its deployment package
   * @param settings its configuration; nothing else of AWS or Lifecycle that this process has in
   *     its environment reaches it
   * @param runtimeApi where it gets its invocations
   * @throws IOException if it cannot be started, or there is no such handler in its package
   */
  public FunctionProcess(Path zip, FunctionSettings settings, String runtimeApi)
      throws IOException {
    this(zip, settings, runtimeApi, !hasRuntimeInterfaceClient());
  }

  FunctionProcess(Path zip, FunctionSettings settings, String runtimeApi, boolean plain)
      throws IOException {
    unpacked = DeploymentPackage.unpack(zip);
    try {
      if (!unpacked.has(settings.handler())) {
        // Lambda's runtime would start all the same, and fail with each event.
        throw new IOException(zip.getFileName() + " has no class " + settings.handler());
      }
      ProcessBuilder builder = new ProcessBuilder(command(settings, plain));
      // The runtime interface client takes its working directory for the task root.
      builder.directory(unpacked.root().toFile());
      builder.redirectErrorStream(true);
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("AWS_") || name.startsWith("LIFECYCLE_"));
      builder.environment().putAll(lambdaEnvironment(settings, runtimeApi));
      builder.environment().putAll(settings.environment());
      process = builder.start();
    } catch (IOException e) {
      unpacked.close();
      throw e;
    }
    Thread reader = new Thread(this::read, "function-output");
    reader.setDaemon(true);
    reader.start();
    exit = process.onExit().thenCombine(read, (ended, all) -> ended.exitValue());
  }

  /** Whether AWS's own runtime interface client can run here. */
  public static boolean hasRuntimeInterfaceClient() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  private List<String> command(FunctionSettings settings, boolean plain) throws IOException {
    List<Path> classPath = new ArrayList<>();
    String main;
    if (plain) {
      main = PlainRuntime.class.getName();
      classPath.add(home(PlainRuntime.class));
      classPath.addAll(unpacked.classPath());
      classPath.add(home(RequestStreamHandler.class));
    } else {
      main = AWSLambda.class.getName();
      // Its own jars only: it finds the function's by itself, in a class loader of its own.
      Stream.of(
              AWSLambda.class,
              RequestStreamHandler.class,
              PojoSerializer.class,
              SdkInternalThreadLocal.class)
          .map(FunctionProcess::home)
          .forEach(classPath::add);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.add("-Xmx" + settings.memory() * HEAP_PERCENT / 100 + "m");
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main);
    command.add(settings.handler());
    return command;
  }

  private static Map<String, String> lambdaEnvironment(
      FunctionSettings settings, String runtimeApi) {
    return Map.of(
        "AWS_LAMBDA_RUNTIME_API",
        runtimeApi,
        "_HANDLER",
        settings.handler(),
        "AWS_LAMBDA_FUNCTION_NAME",
        settings.name(),
        "AWS_LAMBDA_FUNCTION_VERSION",
        "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        Integer.toString(settings.memory()),
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "/aws/lambda/" + settings.name(),
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "local",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "on-demand");
  }

  /** The jar or folder that a class comes from. */
  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      output.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException closed) {
      // The process is gone.
    } finally {
      read.complete(null);
    }
  }

  private synchronized void keep(String line) {
    lines.addLast(line);
    if (lines.size() > LINES_KEPT) {
      lines.removeFirst();
    }
  }

  /** The last lines that the function printed. */
  public synchronized List<String> lastLines(int count) {
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }

  /** Done when the process has ended and all that it printed is read, with its exit code. */
  public CompletableFuture<Integer> exit() {
    return exit;
  }

  /** Kills the process, waits until it is gone, and deletes its folder. */
  @Override
  public void close() {
    process.destroyForcibly();
    exit.join();
    unpacked.close();
  }
}
