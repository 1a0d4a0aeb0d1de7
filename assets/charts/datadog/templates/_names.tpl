{{- define "practice.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if contains "datadog" .Release.Name -}}
{{ .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-datadog" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{- define "practice.labels" -}}
app.kubernetes.io/name: {{ include "practice.fullname" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | quote }}
{{- end -}}

{{- define "practice.apiSecret" -}}
{{ .Values.datadog.apiKeyExistingSecret | default (include "practice.fullname" .) }}
{{- end -}}

{{- define "practice.appSecret" -}}
{{ .Values.datadog.appKeyExistingSecret | default (printf "%s-appkey" (include "practice.fullname" .)) }}
{{- end -}}

{{- define "practice.hasApiKey" -}}
{{- if or .Values.datadog.apiKey .Values.datadog.apiKeyExistingSecret -}}yes{{- end -}}
{{- end -}}

{{- define "practice.hasAppKey" -}}
{{- if or .Values.datadog.appKey .Values.datadog.appKeyExistingSecret -}}yes{{- end -}}
{{- end -}}

{{- define "practice.commonEnv" -}}
- name: DD_API_KEY
  valueFrom:
    secretKeyRef:
      name: {{ include "practice.apiSecret" . | quote }}
      key: api-key
{{- with .Values.datadog.site }}
- name: DD_SITE
  value: {{ . | quote }}
{{- end }}
{{- with .Values.datadog.dd_url }}
- name: DD_DD_URL
  value: {{ . | quote }}
{{- end }}
{{- with .Values.datadog.clusterName }}
- name: DD_CLUSTER_NAME
  value: {{ . | quote }}
{{- end }}
{{- end -}}
