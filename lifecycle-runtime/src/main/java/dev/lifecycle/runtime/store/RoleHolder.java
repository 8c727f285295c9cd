package dev.lifecycle.runtime.store;

/**
 * Who holds a role.
 *
 * @param node the instance's id
 * @param writeId of the write that gave the role; no two are alike
 */
public record RoleHolder(String node, String writeId) {}
