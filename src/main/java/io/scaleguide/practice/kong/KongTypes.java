package io.scaleguide.practice.kong;

import io.scaleguide.practice.api.ResourceType;

/** The types that come with Kong's operator. */
final class KongTypes {
    private static final String OPERATOR = "gateway-operator.konghq.com";

    static final ResourceType METRICS_EXTENSION =
            new ResourceType(OPERATOR, "v1alpha1", "DataPlaneMetricsExtension", "dataplanemetricsextensions", true);
    static final ResourceType CONFIGURATION_V1 =
            new ResourceType(OPERATOR, "v1beta1", "GatewayConfiguration", "gatewayconfigurations", true);
    static final ResourceType CONFIGURATION_V2 =
            new ResourceType(OPERATOR, "v2beta1", "GatewayConfiguration", "gatewayconfigurations", true);
    static final ResourceType DATA_PLANE = new ResourceType(OPERATOR, "v1beta1", "DataPlane", "dataplanes", true);
    static final ResourceType PLUGIN =
            new ResourceType("configuration.konghq.com", "v1", "KongPlugin", "kongplugins", true);

    private KongTypes() {}
}
