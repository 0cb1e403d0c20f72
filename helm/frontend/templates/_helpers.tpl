{{/*
The six that `helm create` makes. 55 characters: with the longest ending (-migrate, -secrets) they are 63, the most of a label and
of a Job's name.
*/}}
{{- define "frontend.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 55 | trimSuffix "-" }}
{{- end }}

{{/* A release may have dots in its name, a Service may not. */}}
{{- define "frontend.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) }}
{{- default $full .Values.fullnameOverride | replace "." "-" | trunc 55 | trimSuffix "-" }}
{{- end }}

{{- define "frontend.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "frontend.labels" -}}
helm.sh/chart: {{ include "frontend.chart" . }}
{{ include "frontend.selectorLabels" . }}
{{ include "frontend.metaLabels" . }}
{{- end }}

{{/* Never change these two: a Deployment's selector is immutable. */}}
{{- define "frontend.selectorLabels" -}}
app.kubernetes.io/name: {{ include "frontend.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "frontend.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "frontend.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/* Labels that may change between versions, so they are in no selector. */}}
{{- define "frontend.metaLabels" -}}
app.kubernetes.io/component: frontend
app.kubernetes.io/part-of: todo-chatbot
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Labels of the pods of a hook: (list $ "migrate"). Another name label, or the Service would send them requests. */}}
{{- define "frontend.hookSelectorLabels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ include "frontend.name" $root }}-{{ index . 1 }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
{{- end }}

{{- define "frontend.hookLabels" -}}
helm.sh/chart: {{ include "frontend.chart" (index . 0) }}
{{ include "frontend.hookSelectorLabels" . }}
{{ include "frontend.metaLabels" (index . 0) }}
{{- end }}

{{/* A number of a values file is a float, and a million of them reads 1e+06 as text. */}}
{{- define "frontend.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}
