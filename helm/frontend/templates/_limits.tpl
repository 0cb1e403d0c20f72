{{/* Times and sizes that do not fit each other: a rollout or a pod that can never come to its end. A line each. */}}

{{- define "frontend.limitFindings" -}}
{{- $startup := mul .Values.probes.startup.periodSeconds .Values.probes.startup.failureThreshold }}
{{- $wanted := add $startup .Values.minReadySeconds }}
{{- if lt (int64 .Values.progressDeadlineSeconds) $wanted }}
CHART-DEADLINE-TOO-SHORT: {{ int64 .Values.progressDeadlineSeconds }} seconds · progressDeadlineSeconds · a pod may take {{ $startup }} to start (probes.startup) and has to be ready for {{ int64 .Values.minReadySeconds }} (minReadySeconds) · raise it to {{ $wanted }} or more
{{- end }}
{{- if and .Values.migrations.enabled (ge (int64 .Values.migrations.waitSeconds) (int64 .Values.migrations.activeDeadlineSeconds)) }}
CHART-MIGRATION-TOO-SHORT: {{ int64 .Values.migrations.activeDeadlineSeconds }} seconds · migrations.activeDeadlineSeconds · waiting for the database alone may take {{ int64 .Values.migrations.waitSeconds }} (migrations.waitSeconds), so the Job would be ended before it has said why · raise it, or wait less
{{- end }}
{{- $limit := (default dict (default dict .Values.resources).limits) | dig "ephemeral-storage" "" | toString }}
{{- if $limit }}
{{- $folders := include "frontend.folderSizes" . | splitList " " }}
{{- $sum := 0 }}
{{- range $folders }}{{ $sum = add $sum (include "frontend.bytes" (index $.Values .)) }}{{ end }}
{{- if gt $sum (include "frontend.bytes" $limit | int64) }}
CHART-FOLDERS-TOO-LARGE: {{ join " + " $folders }} is more than {{ $limit }} · resources.limits.ephemeral-storage · a pod that fills its folders would be evicted · raise the limit, or make the folders smaller
{{- end }}
{{- end }}
{{- end }}

{{/* Bytes of a size such as 64Mi. */}}
{{- define "frontend.bytes" -}}
{{- $unit := regexFind "[a-zA-Z]+$" (toString .) }}
{{- $factor := get (dict "" 1 "m" 0.001 "k" 1e3 "M" 1e6 "G" 1e9 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824) $unit }}
{{- mulf (toString . | trimSuffix $unit | float64) $factor | int64 }}
{{- end }}
