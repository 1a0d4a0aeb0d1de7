package io.scaleguide.kong;

/**
 * Something the guide takes for granted and that is not so, or is so, between the Gateway and the operator's metrics.
 *
 * @param id a stable id in kebab case, for example {@code gateway-not-programmed}
 * @param ok whether it is as it should be
 * @param what what was looked at and what was found, in words
 * @param next what to do, empty when ok
 */
public record RouteFinding(String id, boolean ok, String what, String next) {}
