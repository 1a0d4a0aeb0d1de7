package io.scaleguide.kong;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The guide's demo: echo Deployment and Service, GatewayConfiguration, GatewayClass, Gateway, HTTPRoute and
 * DataPlaneMetricsExtension, in the form the operator's generation takes.
 *
 * @param namespace where it goes
 * @param name the workload's, the Service's and the route's name
 * @param gateway the Gateway's name (also of its configuration, class and extension)
 * @param listenerPort the Gateway's HTTP port, 1 to 65535
 * @param path the route's path prefix, with a leading slash
 */
public record DemoWorkload(String namespace, String name, String gateway, int listenerPort, String path) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * The manifests, in the order they should be applied.
     *
     * @param generation the operator's generation
     * @return the manifests
     */
    public List<ObjectNode> manifests(OperatorInstall.Generation generation) {
        List<ObjectNode> manifests = new ArrayList<>(List.of(deployment(), service(), extension()));
        manifests.add(generation == OperatorInstall.Generation.KONG_OPERATOR ? configurationV2() : configurationV1());
        manifests.addAll(List.of(gatewayClass(), gatewayObject(), route()));
        manifests.forEach(DemoWorkload::label);
        return manifests;
    }

    /**
     * agnhost's netexec, as in the guide. The CPU limit is ours: each request starts a shell, so a small limit bounds how many
     * one replica serves, and latency falls with more of them. That is inferred, not measured on a real cluster.
     */
    private ObjectNode deployment() {
        return read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  selector:
                    matchLabels:
                      app: %1$s
                  template:
                    metadata:
                      labels:
                        app: %1$s
                    spec:
                      containers:
                        - name: %1$s
                          image: registry.k8s.io/e2e-test-images/agnhost:2.40
                          command: ["/agnhost", "netexec", "--http-port=8080"]
                          ports:
                            - name: http
                              containerPort: 8080
                              protocol: TCP
                          resources:
                            requests:
                              cpu: 10m
                            limits:
                              cpu: 50m
                """.formatted(name, namespace));
    }

    private ObjectNode service() {
        return read("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  selector:
                    app: %1$s
                  ports:
                    - name: http
                      port: 80
                      protocol: TCP
                      targetPort: http
                """.formatted(name, namespace));
    }

    private ObjectNode extension() {
        return read("""
                apiVersion: gateway-operator.konghq.com/v1alpha1
                kind: DataPlaneMetricsExtension
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  serviceSelector:
                    matchNames:
                      - name: %3$s
                  config:
                    latency: true
                """.formatted(gateway, namespace, name));
    }

    /** Since 2.0 extensions are at the top of the spec; Kong's own sample takes the free image, which needs no licence. */
    private ObjectNode configurationV2() {
        return read("""
                apiVersion: gateway-operator.konghq.com/v2beta1
                kind: GatewayConfiguration
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  dataPlaneOptions:
                    deployment:
                      podTemplateSpec:
                        spec:
                          containers:
                            - name: proxy
                              image: kong:3.9
                  extensions:
                    - kind: DataPlaneMetricsExtension
                      group: gateway-operator.konghq.com
                      name: %1$s
                """.formatted(gateway, namespace));
    }

    private ObjectNode configurationV1() {
        return read("""
                apiVersion: gateway-operator.konghq.com/v1beta1
                kind: GatewayConfiguration
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  dataPlaneOptions:
                    deployment:
                      podTemplateSpec:
                        spec:
                          containers:
                            - name: proxy
                              image: kong/kong-gateway:3.9
                  controlPlaneOptions:
                    extensions:
                      - kind: DataPlaneMetricsExtension
                        group: gateway-operator.konghq.com
                        name: %1$s
                """.formatted(gateway, namespace));
    }

    private ObjectNode gatewayClass() {
        return read("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: GatewayClass
                metadata:
                  name: %1$s
                spec:
                  controllerName: konghq.com/gateway-operator
                  parametersRef:
                    group: gateway-operator.konghq.com
                    kind: GatewayConfiguration
                    name: %1$s
                    namespace: %2$s
                """.formatted(gateway, namespace));
    }

    private ObjectNode gatewayObject() {
        return read("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  gatewayClassName: %1$s
                  listeners:
                    - name: http
                      protocol: HTTP
                      port: %3$d
                """.formatted(gateway, namespace, listenerPort));
    }

    private ObjectNode route() {
        return read("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: %1$s
                  namespace: %2$s
                  annotations:
                    konghq.com/strip-path: "true"
                spec:
                  parentRefs:
                    - name: %3$s
                  rules:
                    - matches:
                        - path:
                            type: PathPrefix
                            value: %4$s
                      backendRefs:
                        - name: %1$s
                          kind: Service
                          port: 80
                """.formatted(name, namespace, gateway, path));
    }

    private static ObjectNode read(String yaml) {
        return (ObjectNode) YAML.readTree(yaml);
    }

    private static void label(ObjectNode manifest) {
        manifest.withObject("/metadata/labels")
                .put("app.kubernetes.io/managed-by", "scaleguide")
                .put("app.kubernetes.io/part-of", "scaleguide-demo");
    }
}
