package dev.lifecycle.runtime.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell reads back exactly the words that were joined: a real shell is asked. */
@DisabledOnOs(OS.WINDOWS)
class ShellWordsTest {

  static Stream<List<String>> words() {
    return Stream.of(
        List.of("plain"),
        List.of("/usr/local/bin/join_cluster.sh", "10.3.5.44"),
        List.of(""),
        List.of("", "", "x", ""),
        List.of("two words", " leading", "trailing ", "  "),
        List.of("it's", "'", "''", "'quoted'", "\"", "\"double\""),
        List.of("$HOME", "${HOME}", "$(id)", "`id`", "$$", "$'\\n'"),
        List.of("a;b", "a&&b", "a|b", "a>b", "<a", "(a)", "{a,b}", "&"),
        List.of("*", "?", "[a-z]", "~", "~root", "!", "!!", "#comment", "^"),
        List.of("back\\slash", "\\", "\\\\", "\\n", "trailing\\"),
        List.of("line\nbreak", "\n", "tab\ttab", "\r", "ends\n"),
        List.of("größe", "日本語", "😀", "\u00a0", "\u2028"),
        List.of("-n", "--", "-e", "%s", "%d%n", "a=b", "=", "@file"),
        List.of("\u0001", "\u001b[31m", "\u007f"),
        List.of("'; rm -rf / #", "$(touch /tmp/x)'$(touch /tmp/x)"),
        List.of("x".repeat(10_000)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void aShellReadsBackTheSameWords(List<String> words) throws Exception {
    assertThat(readByShell(ShellWords.join(words))).isEqualTo(words);
  }

  @Test
  void everyAsciiCharacterIsReadBack() throws Exception {
    List<String> words = new ArrayList<>();
    for (char c = 1; c < 128; c++) {
      words.add(String.valueOf(c));
      words.add("a" + c + "b" + c);
    }

    assertThat(readByShell(ShellWords.join(words))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if",
        "time",
        "case",
        "{",
        "!",
        "A=b",
        "A=b/c",
        "two words",
        "it's",
        "$HOME",
        "~",
        "{{a}}"
      })
  void theFirstWordIsTheProgram(String name, @TempDir Path directory) throws Exception {
    Path program = directory.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\0' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String path = "PATH=" + ShellWords.join(List.of(directory + "/")) + ":$PATH\n";

    // A name with a slash is looked for from here, any other on the path.
    assertThat(shell(directory, path + ShellWords.join(List.of(name, "a", "b c"))))
        .containsExactly("a", "b c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ssm:secret}}", "{{{a}}}", "{{", "a{{'{{b", "{{{{{"})
  void systemsManagerFindsNoParameterOfItsOwn(String word) throws Exception {
    String line = ShellWords.join(List.of("/bin/x", word));

    assertThat(line).doesNotContain("{{");
    assertThat(readByShell(ShellWords.join(List.of("/bin/x", word))))
        .containsExactly("/bin/x", word);
  }

  @Test
  void plainWordsStayReadable() {
    assertThat(ShellWords.join(List.of("/bin/join.sh", "10.3.5.44", "a b")))
        .isEqualTo("/bin/join.sh 10.3.5.44 'a b'");
  }

  /** The words of a line as a shell's function gets them. */
  private static List<String> readByShell(String line) throws IOException, InterruptedException {
    return shell(Path.of("."), "words() { printf '%s\\0' \"$@\"; }\nwords " + line);
  }

  private static List<String> shell(Path directory, String script)
      throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(output).endsWith("\0");
    return List.of(output.substring(0, output.length() - 1).split("\0", -1));
  }
}
