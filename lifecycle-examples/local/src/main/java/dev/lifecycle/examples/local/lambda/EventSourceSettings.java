package dev.lifecycle.examples.local.lambda;

/**
 * How a function gets the messages of a queue.
 *
 * @param queueArn the queue
 * @param batchSize how many messages one invocation gets at most
 * @param reportsFailures whether the function's answer says which messages were not handled ({@code
 *     ReportBatchItemFailures})
 */
public record EventSourceSettings(String queueArn, int batchSize, boolean reportsFailures) {}
