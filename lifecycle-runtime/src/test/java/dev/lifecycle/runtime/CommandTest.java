package dev.lifecycle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model may ask Systems Manager to run. */
class CommandTest {

  private static final String SECRET = "s3cret";

  @Test
  void aProgramIsItsWords() {
    Command.Program join = Command.program("/bin/join", "a b", "");

    assertThat(join.words()).containsExactly("/bin/join", "a b", "");
    assertThat(join.directory()).isEmpty();
    assertThat(join.targets()).isEmpty();
  }

  @Test
  void aDocumentHasParametersWithSeveralValues() {
    Command.Document join =
        Command.document("MyCompany-Join").with("Cluster", "a", "b").with("Zone", "eu");

    assertThat(join.name()).isEqualTo("MyCompany-Join");
    assertThat(join.parameters())
        .isEqualTo(Map.of("Cluster", List.of("a", "b"), "Zone", List.of("eu")));
    assertThat(join.with("Zone", "us").parameters()).containsEntry("Zone", List.of("us"));
  }

  @Test
  void aCommandIsAskedForByItsWordsOrAsAValue() {
    List<Command> asked = new ArrayList<>();
    Commands commands = asked::add;

    commands.run("/bin/join", "10.3.5.44");
    commands.run(Command.program("/bin/join", "10.3.5.44"));

    assertThat(asked.get(0)).isEqualTo(asked.get(1));
  }

  @Test
  void eachChangeMakesAnotherCommand() {
    Command.Program plain = Command.program("/bin/join");
    Command.Document document = Command.document("MyCompany-Join");
    plain.in("/opt");
    plain.on(node("i-1"));
    document.with("Cluster", "a");
    document.on(node("i-1"));

    assertThat(plain).isEqualTo(Command.program("/bin/join"));
    assertThat(document).isEqualTo(Command.document("MyCompany-Join"));
    assertThat(plain.in("/opt").on(node("i-1")))
        .isEqualTo(new Command.Program(List.of("/bin/join"), Optional.of("/opt"), List.of("i-1")));
  }

  @Test
  void targetsAreNodesInTheirOrder() {
    Command command = Command.program("/bin/drain").on(node("i-2"), node("i-1"));

    assertThat(command.targets()).containsExactly("i-2", "i-1");
    assertThat(command.on(List.of(node("i-3"))).targets()).containsExactly("i-3");
  }

  @Test
  void fiftyTargetsAreTheMost() {
    List<Node> many = IntStream.range(0, 51).mapToObj(i -> node("i-" + i)).toList();

    assertThat(Command.program("/bin/drain").on(many.subList(0, 50)).targets()).hasSize(50);
    assertThatThrownBy(() -> Command.program("/bin/drain").on(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("51 nodes")
        .hasMessageContaining("at most 50");
  }

  @Test
  void noTargetsAreNoTargets() {
    assertThatThrownBy(() -> Command.document("MyCompany-Join").on(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("on no node");
  }

  @Test
  void aTargetIsNamedOnce() {
    assertThatThrownBy(() -> Command.program("/bin/drain").on(node("i-1"), node("i-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice: [i-1, i-1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "MyCompany-Join_2.0",
        "arn:aws:ssm:eu-west-1:111122223333:document/MyCompany-Join",
        "AWS-RunPowerShellScript"
      })
  void aDocumentIsNamedAsSystemsManagerNamesIt(String name) {
    assertThat(Command.document(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "My Join", "join;id", "größe", "a\n", "$HOME"})
  void anythingElseNamesNoDocument(String name) {
    assertThatThrownBy(() -> Command.document(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no document");
  }

  @Test
  void noDocumentNameIsLongerThan128() {
    assertThat(Command.document("x".repeat(128)).name()).hasSize(128);
    assertThatThrownBy(() -> Command.document("x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS-RunShellScript", "arn:aws:ssm:eu-west-1::document/AWS-RunShellScript"})
  void rawShellTextIsRefused(String name) {
    assertThatThrownBy(() -> Command.document(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Command.program");
  }

  @Test
  void whatCannotReachAProgramIsRefused() {
    assertThatThrownBy(() -> Command.program(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no program");
    assertThatThrownBy(() -> Command.program("/bin/x", SECRET + "\0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/opt/{{ssm:directory}}"})
  void whatIsNoDirectoryIsRefused(String directory) {
    assertThatThrownBy(() -> Command.program("/bin/x").in(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory");
  }

  @Test
  void aParameterHasANameAndAValue() {
    Command.Document join = Command.document("MyCompany-Join");

    assertThatThrownBy(() -> join.with("Cluster")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> join.with("", "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCommandNamesNothingOfWhatItRuns() {
    assertThat(Command.program("/bin/" + SECRET, SECRET).in("/" + SECRET).on(node("i-1")))
        .hasToString("Command[a program on i-1]");
    assertThat(Command.document("My-" + SECRET).with(SECRET, SECRET))
        .hasToString("Command[a document]");
  }

  private static Node node(String id) {
    return (Node)
        Proxy.newProxyInstance(
            Node.class.getClassLoader(), new Class<?>[] {Node.class}, (self, method, none) -> id);
  }
}
