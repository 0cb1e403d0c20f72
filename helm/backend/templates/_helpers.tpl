{{/*
The six that `helm create` makes. 55 characters: with the longest ending (-migrate, -secrets) they are 63, the most of a label and
of a Job's name.
*/}}
{{- define "backend.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 55 | trimSuffix "-" }}
{{- end }}

{{/* A release may have dots in its name, a Service may not. */}}
{{- define "backend.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) }}
{{- default $full .Values.fullnameOverride | replace "." "-" | trunc 55 | trimSuffix "-" }}
{{- end }}

{{- define "backend.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "backend.labels" -}}
helm.sh/chart: {{ include "backend.chart" . }}
{{ include "backend.selectorLabels" . }}
{{ include "backend.metaLabels" . }}
{{- end }}

{{/* Never change these two: a Deployment's selector is immutable. */}}
{{- define "backend.selectorLabels" -}}
app.kubernetes.io/name: {{ include "backend.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "backend.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "backend.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/* Labels that may change between versions, so they are in no selector. */}}
{{- define "backend.metaLabels" -}}
app.kubernetes.io/component: backend
app.kubernetes.io/part-of: todo-chatbot
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Labels of the pods of a hook: (list $ "migrate"). Another name label, or the Service would send them requests. */}}
{{- define "backend.hookSelectorLabels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ include "backend.name" $root }}-{{ index . 1 }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
{{- end }}

{{- define "backend.hookLabels" -}}
helm.sh/chart: {{ include "backend.chart" (index . 0) }}
{{ include "backend.hookSelectorLabels" . }}
{{ include "backend.metaLabels" (index . 0) }}
{{- end }}

{{/* A number of a values file is a float, and a million of them reads 1e+06 as text. */}}
{{- define "backend.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}
