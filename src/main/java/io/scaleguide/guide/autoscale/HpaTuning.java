package io.scaleguide.guide.autoscale;

import io.scaleguide.kube.ObjectRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of an HPA's settings.
 *
 * @param hpa the HPA
 * @param patch a JSON merge patch (RFC 7386) with nothing but {@code spec}
 * @param seen the HPA's {@code spec} that the patch was thought of for; where it is another now, nothing is changed
 */
public record HpaTuning(ObjectRef hpa, ObjectNode patch, JsonNode seen) {}
