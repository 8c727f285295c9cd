package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.testing.aws.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource as the template declares it.
 *
 * @param properties with functions in them
 */
record DeclaredResource(String id, ResourceType type, Map<String, Object> properties) {

  private static final String ALIAS = "AutoPublishAlias";

  /** All resources of a template. */
  static List<DeclaredResource> all(Map<String, Object> section) {
    List<DeclaredResource> all = new ArrayList<>();
    section.forEach((id, value) -> all.add(Fields.read(where(id), value, f -> of(id, f, section))));
    return all;
  }

  private static DeclaredResource of(String id, Fields resource, Map<String, Object> section) {
    // The stack goes with the process, and its resources with it.
    resource.leave("DeletionPolicy", "UpdateReplacePolicy");
    resource.texts("DependsOn").stream()
        .filter(other -> !section.containsKey(other))
        .findFirst()
        .ifPresent(
            other -> {
              throw resource.problem("DependsOn", "there is no " + other);
            });
    return new DeclaredResource(
        id,
        ResourceType.of(where(id) + ".Type", resource.text("Type")),
        resource.section("Properties"));
  }

  private static String where(String id) {
    return "Resources." + id;
  }

  /** What {@code Ref} can name of it in this stack, with what it gives. */
  Map<String, String> names(Account account, String stack) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(id, type.reference(account, name(stack)));
    if (type == ResourceType.FUNCTION && properties.containsKey(ALIAS)) {
      String arn = type.attributes(account, name(stack)).get("Arn");
      names.put(id + ".Alias", arn + ":" + properties.get(ALIAS));
    }
    return names;
  }

  /** What {@code Fn::GetAtt} can name of it, likewise. */
  Map<String, String> attributes(Account account, String stack) {
    Map<String, String> attributes = new LinkedHashMap<>();
    type.attributes(account, name(stack))
        .forEach((attribute, value) -> attributes.put(id + "." + attribute, value));
    return attributes;
  }

  /** The resource that it is in this stack. */
  Resource resource(Account account, String stack, Resolver resolver) {
    return new Resource(
        type,
        name(stack),
        type.attributes(account, name(stack)),
        where(id) + ".Properties",
        resolver.object(where(id) + ".Properties", properties));
  }

  private String name(String stack) {
    return stack + "-" + id;
  }
}
