package io.scaleguide.hpa;

/**
 * A condition of an HPA's status.
 *
 * @param type AbleToScale, ScalingActive or ScalingLimited
 * @param status whether it is true
 * @param reason one word
 * @param message the controller's words
 */
public record Condition(String type, boolean status, String reason, String message) {}
