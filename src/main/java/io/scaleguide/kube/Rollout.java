package io.scaleguide.kube;

/**
 * How far a Deployment or DaemonSet has come.
 *
 * @param complete whether every wanted pod runs the newest template and is available, and the controller has seen the newest spec
 * @param ready ready pods of the newest template
 * @param wanted wanted pods
 * @param message what it waits for, in words; names the pod and reason when a pod cannot start
 * @param stuck whether waiting longer is pointless (image cannot be pulled, crash loop, deadline exceeded)
 */
public record Rollout(boolean complete, int ready, int wanted, String message, boolean stuck) {}
