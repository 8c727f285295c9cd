package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.testing.aws.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template with its parameters filled in and its functions carried out. Immutable. */
public final class Stack {

  private final List<Resource> resources;
  private final Map<String, String> outputs = new LinkedHashMap<>();

  /**
   * Resolves the template.
   *
   * @param name the stack's; its resources' names begin with it
   * @param parameters what is not to have its default
   * @throws TemplateException if something in it is wrong, or cannot be deployed on one machine
   */
  public Stack(Template template, String name, Account account, Map<String, String> parameters) {
    List<DeclaredResource> declared = DeclaredResource.all(template.resources());
    Map<String, String> names = new LinkedHashMap<>();
    names.put("AWS::AccountId", account.id());
    names.put("AWS::Partition", "aws");
    names.put("AWS::Region", account.region());
    names.put("AWS::StackName", name);
    names.putAll(Parameters.of(template.parameters(), parameters));
    declared.forEach(resource -> names.putAll(resource.names(account, name)));
    Map<String, String> attributes = new LinkedHashMap<>();
    declared.forEach(resource -> attributes.putAll(resource.attributes(account, name)));
    Resolver resolver = new Resolver(new References(names, attributes), template.conditions());
    resources = declared.stream().map(r -> r.resource(account, name, resolver)).toList();
    template.outputs().forEach((id, output) -> outputs.put(id, output(resolver, id, output)));
  }

  private static String output(Resolver resolver, String id, Object declared) {
    String where = "Outputs." + id;
    return Fields.read(
        where,
        resolver.object(where, Fields.map(where, declared)),
        output -> {
          output.leave("Description");
          return output.text("Value");
        });
  }

  /** The resources of a type, in the template's order. */
  List<Resource> of(ResourceType type) {
    return resources.stream().filter(resource -> resource.type() == type).toList();
  }

  /** The only resource of a type. */
  Resource only(ResourceType type) {
    List<Resource> all = of(type);
    if (all.size() != 1) {
      throw new TemplateException("Resources", "must have one " + type + ", not " + all.size());
    }
    return all.get(0);
  }

  /**
   * What an output says.
   *
   * @throws TemplateException if there is no such output
   */
  public String output(String id) {
    String value = outputs.get(id);
    if (value == null) {
      throw new TemplateException(
          "Outputs", "there is no " + id + "; there are " + outputs.keySet());
    }
    return value;
  }
}
