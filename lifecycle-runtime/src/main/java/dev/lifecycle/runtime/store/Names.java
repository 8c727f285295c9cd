package dev.lifecycle.runtime.store;

import java.util.Set;

/** The attributes of the table that the runtime keeps. */
final class Names {

  static final String IDENT = "Ident";
  static final String ITEM_TYPE = "ItemType";
  static final String ITEM_STATUS = "ItemStatus";
  static final String INSTANCE_IP = "InstanceIp";
  static final String MODEL = "Model";
  static final String REVISION = "Revision";
  static final String WRITE_ID = "WriteId";
  static final String LEASE_OWNER = "LeaseOwner";
  static final String LEASE_UNTIL = "LeaseUntil";
  static final String ACTION = "Action";
  static final String CLOSED = "Closed";
  static final String SEEN = "Seen";
  static final String SINCE = "Since";
  static final String DEADLINE = "Deadline";
  static final String NEXT_LOOK = "NextLook";
  static final String SHARD = "Shard";
  static final String PUT_OFF = "PutOff";
  static final String PENDING = "Pending";
  static final String COMMAND = "Command";
  static final String FAILURE = "Failure";
  static final String JOURNAL = "Journal";
  static final String EXPIRES_AT = "ExpiresAt";

  // Item types that are no node types.
  static final String COMMAND_TYPE = "command";
  static final String SCHEDULE_TYPE = "schedule";
  static final String ROLE_TYPE = "role";
  static final Set<String> NO_NODE_TYPES = Set.of(COMMAND_TYPE, SCHEDULE_TYPE, ROLE_TYPE);

  static final String ITEM_TYPE_INDEX = "ItemType-index";
  static final String SWEEP_INDEX = "Sweep-index";
  static final int SHARDS = 8;

  /** None of these is a user attribute. */
  static final Set<String> RESERVED =
      Set.of(
          IDENT,
          ITEM_TYPE,
          ITEM_STATUS,
          INSTANCE_IP,
          MODEL,
          REVISION,
          WRITE_ID,
          LEASE_OWNER,
          LEASE_UNTIL,
          ACTION,
          CLOSED,
          SEEN,
          SINCE,
          DEADLINE,
          NEXT_LOOK,
          SHARD,
          PUT_OFF,
          PENDING,
          COMMAND,
          FAILURE,
          JOURNAL,
          EXPIRES_AT);

  private Names() {}
}
