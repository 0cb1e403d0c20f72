{{/* What the Deployment's pods, the migration's and the test's have in common. */}}

{{/* A digest names exactly one image, so it wins over the tag. */}}
{{- define "frontend.image" -}}
{{- if .Values.image.digest -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest | quote }}
{{- else -}}
{{ printf "%s:%s" .Values.image.repository .Values.image.tag | quote }}
{{- end -}}
{{- end }}

{{/* Pod Security "restricted". The user is a number: the kubelet cannot check a name against runAsNonRoot. */}}
{{- define "frontend.podSecurity" -}}
automountServiceAccountToken: false
# without it Kubernetes sets FRONTEND_PORT=tcp://… from the Service of that name
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

{{- define "frontend.containerSecurity" -}}
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
{{- define "frontend.config" -}}
{{- $name := include "frontend.fullname" . -}}
BACKEND_URL: {{ .Values.config.backendUrl | quote }}
PUBLIC_URL: {{ .Values.config.publicUrl | default (include "frontend.ingressUrl" .) | quote }}
# people come by the Ingress; the backend fetches the public keys, and `helm test` the pages, under the Service's own names
TRUSTED_HOSTS: {{ list .Values.config.trustedHosts (empty .Values.ingress.host | ternary "" (printf "%s:*" .Values.ingress.host)) (printf "%s:*" $name) (printf "%s.%s:*" $name .Release.Namespace) | compact | join "," | quote }}
AUTH_MODE: {{ .Values.config.authMode | quote }}
TRUSTED_PROXIES: {{ .Values.config.trustedProxies | quote }}
# then streams are told to end, and have the rest of the time for it
SHUTDOWN_STREAM_SECONDS: {{ max 0 (sub .Values.shutdown.drainSeconds 5) | quote }}
{{- if .Values.metrics.enabled }}
METRICS_PORT: {{ include "frontend.text" .Values.metrics.port | quote }}
# Prometheus asks the pod from outside
METRICS_HOST: "0.0.0.0"
{{- end }}
PORT: "3000"
# Next would listen on the pod's name only, and localhost would be refused
HOSTNAME: "0.0.0.0"
{{- with include "frontend.heapMegabytes" . }}
# more than this and Node collects garbage, before the memory limit kills it
NODE_OPTIONS: {{ printf "--max-old-space-size=%s" . | quote }}
{{- end }}
{{- end }}

{{/* The address behind an Ingress with a certificate; a name with * is not one that people type. */}}
{{- define "frontend.ingressUrl" -}}
{{- with .Values.ingress }}
{{- if and .host .tlsSecret (not (hasPrefix "*" .host)) }}https://{{ .host }}{{ end }}
{{- end }}
{{- end }}

{{/* Megabytes for Node's heap, from a memory limit in Mi or Gi; nothing for other units. */}}
{{- define "frontend.heapMegabytes" -}}
{{- $limit := (default dict (default dict .Values.resources).limits) | dig "memory" "" | toString -}}
{{- $megabytes := 0 -}}
{{- if regexMatch "^[0-9]+Mi$" $limit }}{{ $megabytes = trimSuffix "Mi" $limit | int }}{{ end -}}
{{- if regexMatch "^[0-9]+Gi$" $limit }}{{ $megabytes = trimSuffix "Gi" $limit | int | mul 1024 }}{{ end -}}
{{- $heap := div (mul $megabytes .Values.config.heapPercent) 100 -}}
{{- if $heap }}{{ $heap }}{{ end }}
{{- end }}

{{/* Seconds between the first word of the end and SIGKILL; the kubelet's clock runs during preStop too. */}}
{{- define "frontend.gracePeriod" -}}
{{- $needed := add .Values.shutdown.preStopSleepSeconds .Values.shutdown.drainSeconds 5 -}}
{{- if kindIs "invalid" .Values.terminationGracePeriodSeconds }}{{ $needed }}{{ else }}{{ int .Values.terminationGracePeriodSeconds }}{{ end }}
{{- end }}

{{/* Port of a URL: (list URL). 443 and 80 where the URL names none. */}}
{{- define "frontend.urlPort" -}}
{{- $url := urlParse (index . 0) -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- if $port }}{{ $port }}{{ else if eq $url.scheme "https" }}443{{ else }}80{{ end }}
{{- end }}

{{/* Values that are sizes of folders on the node's disk, with spaces between them. */}}
{{- define "frontend.folderSizes" -}}
tmpSizeLimit cacheSizeLimit
{{- end }}
