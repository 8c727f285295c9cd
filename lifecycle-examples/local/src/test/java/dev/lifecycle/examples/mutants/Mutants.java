package dev.lifecycle.examples.mutants;

import java.util.List;

/** The mistakes that the testing kit must find, each as small as it can be made. */
final class Mutants {

  private Mutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "a write is not conditional on its lease",
              "store.DynamoDbRecordStore",
              "update.whereEquals(Names.LEASE_OWNER, text(lease.owner()));",
              "",
              "DELAYED"),
          new Mutant(
              "a write is not conditional on its revision",
              "store.DynamoDbRecordStore",
              """
              return before.revision() == 0
                  ? update.whereAbsent(Names.REVISION)
                  : update.whereEquals(Names.REVISION, Attributes.number(before.revision()));
              """,
              "return update;",
              "OVERTAKEN"),
          new Mutant(
              "a write has no condition",
              "store.DynamoDbRecordStore",
              """
              update.whereEquals(Names.LEASE_OWNER, text(lease.owner()));
              return before.revision() == 0
                  ? update.whereAbsent(Names.REVISION)
                  : update.whereEquals(Names.REVISION, Attributes.number(before.revision()));
              """,
              "return update.whereEquals(Names.IDENT, text(before.id()));",
              "DELAYED"),
          new Mutant(
              "a claim takes what is held",
              "store.DynamoDbRecordStore",
              """
              .where(
                          "(attribute_not_exists("
                              + until
                              + ") OR "
                              + until
                              + " < "
                              + update.value(time(now))
                              + ")")
              """,
              "",
              "seeds"),
          new Mutant(
              "a claim makes a record",
              "store.DynamoDbRecordStore",
              ".where(\"attribute_exists(\" + update.name(Names.IDENT) + \")\")",
              "",
              "calm"),
          new Mutant(
              "an action is completed by its instance",
              "action.AutoScalingActions",
              """
              .lifecycleActionToken(action.token())
                                .lifecycleActionResult(
              """,
              ".lifecycleActionResult(",
              "calm"),
          new Mutant(
              "an action is completed before the result is stored",
              "engine.Ledger",
              """
              session.edit(draft -> after.edit());
                  boolean rests
              """,
              """
              session.edit(draft -> after.edit());
                  completer.complete();
                  boolean rests
              """,
              "calm"),
          new Mutant(
              "an intent is stored after its command is sent",
              "engine.CommandSender",
              """
              session.write();
                  return send(command, times);
                }

                /**
                 * Sends the command of an open intent
              """,
              """
              SentCommand sent = send(command, times);
                  session.write();
                  return sent;
                }

                /**
                 * Sends the command of an open intent
              """,
              "calm"),
          new Mutant(
              "a send that may be under way is repeated at once",
              "engine.CommandSender",
              "INVISIBLE = Duration.ofSeconds(30)",
              "INVISIBLE = Duration.ofSeconds(20)",
              "kills"),
          new Mutant(
              "a send that was lost is looked for twice as long",
              "engine.CommandSender",
              "INVISIBLE = Duration.ofSeconds(30)",
              "INVISIBLE = Duration.ofSeconds(60)",
              "kills"),
          new Mutant(
              "a command in progress has failed",
              "event.CommandEvents",
              "return FAILED.contains(word)",
              "return FAILED.contains(word) || word.equals(\"inprogress\")",
              "calm"),
          new Mutant(
              "a record that cannot be read is taken for none",
              "store.DynamoDbRecordStore",
              """
              } catch (ConditionalCheckFailedException refused) {
                    return refusedClaim(
              """,
              """
              } catch (dev.lifecycle.runtime.CallFailedException unread) {
                    return new Claim.Missing();
                  } catch (ConditionalCheckFailedException refused) {
                    return refusedClaim(
              """,
              "BROKEN"),
          new Mutant(
              "records are read as they were once",
              "store.TableCalls",
              ".consistentRead(true)",
              "",
              "calm"),
          new Mutant(
              "a record is deleted by whoever once held it",
              "store.DynamoDbRecordStore",
              "Update fence = fenced(new Update(), lease, before);",
              "Update fence = new Update().whereEquals(Names.IDENT, text(before.id()));",
              "late launch, DELAYED"),
          new Mutant(
              "a confirmation is not conditional",
              "store.DynamoDbRecordStore",
              """
              return fenced(update, lease, before);
                }

                /** The condition
              """,
              """
              return release
                      ? update.where("attribute_exists(" + update.name(Names.IDENT) + ")")
                      : fenced(update, lease, before);
                }

                /** The condition
              """,
              "DELAYED"),
          new Mutant(
              "failures of a batch are not reported",
              "PayloadHandler",
              "return List.copyOf(failures.keySet());",
              "return List.of();",
              "BROKEN"),
          new Mutant(
              "a record lies in a static field",
              "engine.NodeSession",
              "private NodeRecord draft;",
              "private static NodeRecord draft;",
              "crowd"),
          new Mutant(
              "what fired lies in a static field",
              "engine.Chain",
              "private final Set<String> firedSinceRest",
              "private static final Set<String> firedSinceRest",
              "crowd"),
          new Mutant(
              "a heartbeat that is throttled ends the action",
              "action.AutoScalingActions",
              """
              if (over(refused)) {
                      return false;
                    }
                    throw failed("RecordLifecycleActionHeartbeat", refused);
              """,
              "return false;",
              "THROTTLED"),
          new Mutant(
              "the sweep goes on with what it has not claimed",
              "engine.Claims",
              """
              Claim claim = store.claim(id, lease, host.now(), false);
                  return claim instanceof Claim.Claimed claimed
                      ? Optional.of(new NodeSession(store, lease, claimed.record()))
                      : Optional.empty();
              """,
              "return store.read(id).map(record -> new NodeSession(store, lease, record));",
              "silence"),
          new Mutant(
              "an event that has fired its row fires it again",
              "engine.Delivery",
              "if (session.record().seen().contains(meaning)) {",
              "if (meaning.isEmpty()) {",
              "warnings"),
          new Mutant(
              "an event whose delivery broke off is acknowledged",
              "engine.Redelivery",
              "return isLate() && firesNothing(stored);",
              "return event.id().length() > 0;",
              "warnings"),
          new Mutant(
              "what tasks set is not stored",
              "engine.NextRecord",
              ".attributes(fired.changes())",
              "",
              "warnings"),
          new Mutant(
              "what tasks set after the store is not stored",
              "engine.Ledger",
              "session.edit(draft -> draft.attributes(tasks.changes()).remark(tasks.remark()));",
              "session.edit(draft -> draft.remark(tasks.remark()));",
              "warnings"),
          new Mutant(
              "tasks after the store are left out after a crash",
              "engine.Recovery",
              "ledger.finish(row, event);",
              "ledger.finish(row.filter(one -> one.after().isEmpty()), event);",
              "warnings"),
          new Mutant(
              "a row goes on although its task threw",
              "engine.RowTasks",
              "if (broken || !row.ignoresErrors()) {",
              "if (broken) {",
              "failures"),
          new Mutant(
              "a task after the store that throws is no failure",
              "engine.Ledger",
              """
              fail(row.get().id(), thrown.getCause(), event);
                      return;
              """,
              "",
              "failures"),
          new Mutant(
              "an action whose task threw has not failed",
              "engine.NextRecord",
              ".action(record.action().map(action -> action.open() ? action.fail() : action))",
              "",
              "failures"));
}
