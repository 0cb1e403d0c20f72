{{/* What the Deployment's pods, the migration's and the test's have in common. */}}

{{/* A digest names exactly one image, so it wins over the tag. */}}
{{- define "backend.image" -}}
{{- if .Values.image.digest -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest | quote }}
{{- else -}}
{{ printf "%s:%s" .Values.image.repository .Values.image.tag | quote }}
{{- end -}}
{{- end }}

{{/* Pod Security "restricted". The user is a number: the kubelet cannot check a name against runAsNonRoot. */}}
{{- define "backend.podSecurity" -}}
automountServiceAccountToken: false
# without it Kubernetes sets BACKEND_PORT=tcp://… from the Service of that name
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "backend.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  capabilities:
    drop: [ALL]
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{/* Plain settings: name → text. The ConfigMap holds them, and the hooks, which run before it exists, get them directly. */}}
{{- define "backend.config" -}}
ENVIRONMENT: {{ .Values.config.environment | quote }}
LOG_LEVEL: {{ .Values.config.logLevel | quote }}
AUTH_MODE: {{ .Values.config.authMode | quote }}
JWKS_URL: {{ .Values.config.jwksUrl | quote }}
LLM_PROVIDER: {{ .Values.config.llmProvider | quote }}
LLM_MODEL: {{ .Values.config.llmModel | quote }}
LLM_BASE_URL: {{ .Values.config.llmBaseUrl | quote }}
CHAT_PER_MINUTE: {{ include "backend.text" .Values.config.chatPerMinute | quote }}
CHAT_PER_DAY: {{ include "backend.text" .Values.config.chatPerDay | quote }}
{{- $drain := .Values.shutdown.drainSeconds }}
# first kept connections end, each behind an answer that says so: longer than the frontend keeps a silent one
SHUTDOWN_LINGER_SECONDS: {{ min 5 $drain | quote }}
# then streams are told to end, and have the rest of the time for it
SHUTDOWN_STREAM_SECONDS: {{ max 0 (sub $drain 5) | quote }}
# what is left then is cut off; it begins behind the lingering
UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: {{ max 0 (sub $drain 5) | quote }}
{{- if .Values.metrics.enabled }}
METRICS_PORT: {{ include "backend.text" .Values.metrics.port | quote }}
# Prometheus asks the pod from outside
METRICS_HOST: "0.0.0.0"
{{- end }}
{{- end }}

{{/* Seconds between the first word of the end and SIGKILL; the kubelet's clock runs during preStop too. */}}
{{- define "backend.gracePeriod" -}}
{{- $needed := add .Values.shutdown.preStopSleepSeconds .Values.shutdown.drainSeconds 5 -}}
{{- if kindIs "invalid" .Values.terminationGracePeriodSeconds }}{{ $needed }}{{ else }}{{ int .Values.terminationGracePeriodSeconds }}{{ end }}
{{- end }}

{{/* Port of a URL: (list URL). 443 and 80 where the URL names none. */}}
{{- define "backend.urlPort" -}}
{{- $url := urlParse (index . 0) -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- if $port }}{{ $port }}{{ else if eq $url.scheme "https" }}443{{ else }}80{{ end }}
{{- end }}

{{/* Values that are sizes of folders on the node's disk, with spaces between them. */}}
{{- define "backend.folderSizes" -}}
tmpSizeLimit
{{- end }}
