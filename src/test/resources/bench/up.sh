#!/bin/sh
# What "scaleguide up --until hpa" does, written down as helm, kubectl and curl: the commands that each step of the guide names, with the waits that
# prove each step. The bench runs it beside Scaleguide.
#
# FOLDER holds the files api-key and app-key; SITE, DATADOG_URL, CHART_REPO and PORT are the answers of the same names; PACE is the time between two
# looks where neither helm nor kubectl can wait by themselves.
set -eu

metric=echo-kong-upstream-latency-ms-avg
query='avg:autoscaling.kong_upstream_latency_ms{service:echo,kubernetes_namespace:scaleguide-demo}'
traffic=
trap 'test -z "$traffic" || kill "$traffic"' EXIT
(
  printf 'DD-API-KEY: ' && cat "$FOLDER/api-key"
  printf 'DD-APPLICATION-KEY: ' && cat "$FOLDER/app-key"
) >"$FOLDER/headers"

datadog() {
  curl -sf -H "@$FOLDER/headers" "$@"
}

points() {
  now=$(date +%s)
  datadog -G "$DATADOG_URL/api/v1/query" -d "from=$((now - 300))" -d "to=$now" --data-urlencode "query=$query" | grep -q '"pointlist":\[\['
}

again() {
  while curl -sf "$1" >"$FOLDER/answer"; do :; done
}

# 1, 2: the cluster and what is in it
kubectl version
kubectl auth can-i create customresourcedefinitions
operator=$(kubectl get deployments -A -l app.kubernetes.io/component=ko -o jsonpath='{.items[0].metadata.name}')
system=$(kubectl get deployments -A -l app.kubernetes.io/component=ko -o jsonpath='{.items[0].metadata.namespace}')
kubectl get apiservice v1beta1.external.metrics.k8s.io || true

# 3: the keys
datadog "$DATADOG_URL/api/v1/validate"

# 4: Datadog
kubectl create namespace datadog
for key in api-key app-key; do tr -d '\n' <"$FOLDER/$key" >"$FOLDER/plain-$key"; done
kubectl create secret generic datadog-keys -n datadog --from-file="api-key=$FOLDER/plain-api-key" --from-file="app-key=$FOLDER/plain-app-key"
cat >"$FOLDER/values.yaml" <<END
datadog:
  apiKeyExistingSecret: datadog-keys
  appKeyExistingSecret: datadog-keys
  site: $SITE
  dd_url: $DATADOG_URL
  kubelet:
    tlsVerify: false
  operator:
    enabled: false
clusterAgent:
  enabled: true
  metricsProvider:
    enabled: true
    useDatadogMetrics: true
    endpoint: $DATADOG_URL
datadog-crds:
  keepCrds: true
agents:
  containers:
    agent:
      env:
        - name: DD_HOSTNAME
          valueFrom:
            fieldRef:
              fieldPath: spec.nodeName
END
helm upgrade --install datadog datadog --repo "$CHART_REPO" -n datadog -f "$FOLDER/values.yaml" --wait
kubectl rollout status daemonset -n datadog -l app.kubernetes.io/component=agent
kubectl rollout status deployment -n datadog -l app.kubernetes.io/component=cluster-agent
kubectl wait --for=condition=Established crd/datadogmetrics.datadoghq.com --timeout=120s
kubectl wait --for=condition=Available apiservice/v1beta1.external.metrics.k8s.io --timeout=120s

# 5: the workload
kubectl create namespace scaleguide-demo
kubectl apply -f - <<END
apiVersion: apps/v1
kind: Deployment
metadata: {name: echo, namespace: scaleguide-demo}
spec:
  selector: {matchLabels: {app: echo}}
  template:
    metadata: {labels: {app: echo}}
    spec:
      containers:
        - name: echo
          image: registry.k8s.io/e2e-test-images/agnhost:2.40
          command: ["/agnhost", "netexec", "--http-port=8080"]
          ports: [{name: http, containerPort: 8080, protocol: TCP}]
          resources: {requests: {cpu: 10m}, limits: {cpu: 50m}}
---
apiVersion: v1
kind: Service
metadata: {name: echo, namespace: scaleguide-demo}
spec:
  selector: {app: echo}
  ports: [{name: http, port: 80, protocol: TCP, targetPort: http}]
---
apiVersion: gateway-operator.konghq.com/v1alpha1
kind: DataPlaneMetricsExtension
metadata: {name: kong, namespace: scaleguide-demo}
spec:
  serviceSelector: {matchNames: [{name: echo}]}
  config: {latency: true}
---
apiVersion: gateway-operator.konghq.com/v2beta1
kind: GatewayConfiguration
metadata: {name: kong, namespace: scaleguide-demo}
spec:
  dataPlaneOptions: {deployment: {podTemplateSpec: {spec: {containers: [{name: proxy, image: "kong:3.9"}]}}}}
  extensions: [{kind: DataPlaneMetricsExtension, group: gateway-operator.konghq.com, name: kong}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: kong}
spec:
  controllerName: konghq.com/gateway-operator
  parametersRef: {group: gateway-operator.konghq.com, kind: GatewayConfiguration, name: kong, namespace: scaleguide-demo}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: kong, namespace: scaleguide-demo}
spec:
  gatewayClassName: kong
  listeners: [{name: http, protocol: HTTP, port: $PORT}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: echo, namespace: scaleguide-demo, annotations: {konghq.com/strip-path: "true"}}
spec:
  parentRefs: [{name: kong}]
  rules:
    - matches: [{path: {type: PathPrefix, value: /echo}}]
      backendRefs: [{name: echo, kind: Service, port: 80}]
END
kubectl rollout status deployment echo -n scaleguide-demo
kubectl wait gateway kong -n scaleguide-demo --for=condition=Programmed --timeout=300s
kubectl wait httproute echo -n scaleguide-demo --timeout=300s \
  --for=jsonpath='{.status.parents[0].conditions[?(@.type=="Accepted")].status}'=True

# 6: the operator is scraped
check='{"openmetrics":{"init_config":{},"instances":[{"prometheus_url":"http://%%host%%:8080/metrics","namespace":"autoscaling","metrics":["kong_upstream_latency_ms"],"send_histograms_buckets":true,"send_distribution_buckets":true}]}}'
kubectl patch deployment "$operator" -n "$system" --type=merge -p \
  "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"ad.datadoghq.com/manager.checks\":\"$(printf %s "$check" | sed 's/"/\\"/g')\"}}}}}"
kubectl rollout status deployment "$operator" -n "$system"

# 7: traffic
address=$(kubectl get gateway kong -n scaleguide-demo -o jsonpath='{.status.addresses[0].value}')
url="http://$address:$PORT/echo/shell?cmd=sleep%200.1"
until curl -sf "$url" >"$FOLDER/answer"; do sleep "$PACE"; done
for answer in 2 3 4 5; do curl -sf "$url" >"$FOLDER/answer"; done
again "$url" &
traffic=$!

# 8: the DatadogMetric, and the latency in Datadog
kubectl apply -f - <<END
apiVersion: datadoghq.com/v1alpha1
kind: DatadogMetric
metadata: {name: $metric, namespace: scaleguide-demo}
spec: {query: "$query"}
END
until points; do sleep "$PACE"; done

# 9: the HPA
kubectl apply -f - <<END
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: echo, namespace: scaleguide-demo}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: echo}
  minReplicas: 1
  maxReplicas: 10
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 60
      selectPolicy: Max
      policies: [{type: Percent, value: 100, periodSeconds: 15}]
    scaleUp:
      stabilizationWindowSeconds: 0
      selectPolicy: Max
      policies: [{type: Percent, value: 100, periodSeconds: 120}, {type: Pods, value: 2, periodSeconds: 120}]
  metrics:
    - type: External
      external:
        metric: {name: "datadogmetric@scaleguide-demo:$metric"}
        target: {type: Value, value: "150"}
END
kubectl wait datadogmetric "$metric" -n scaleguide-demo --for=condition=Active --timeout=300s
kubectl wait datadogmetric "$metric" -n scaleguide-demo --for=condition=Valid --timeout=300s
until kubectl get --raw "/apis/external.metrics.k8s.io/v1beta1/namespaces/scaleguide-demo/datadogmetric@scaleguide-demo:$metric"; do
  sleep "$PACE"
done
kubectl wait hpa echo -n scaleguide-demo --for=condition=ScalingActive --timeout=300s
