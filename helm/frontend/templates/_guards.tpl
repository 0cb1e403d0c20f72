{{/*
Combinations that would install and then not work. All are named at once; each says what, where, why, and what to do.
(One value by itself is judged by values.schema.json.)
*/}}
{{- define "frontend.guards" -}}
{{- $bad := list }}
{{- if not (regexMatch "^[a-z]" (include "frontend.fullname" .)) }}
{{- $bad = append $bad (printf "CHART-NAME-INVALID: the name %s · the release's name · a Service's name has to begin with a letter · name the release otherwise, or set fullnameOverride" (include "frontend.fullname" .)) }}
{{- end }}
{{- $tag := .Values.image.tag }}
{{- if not .Values.image.digest }}
{{- if not $tag }}
{{- $bad = append $bad "CHART-IMAGE-TAG-EMPTY: no image tag · image.tag · nothing says which image to run · add --set-string image.tag=TAG, or image.digest" }}
{{- else if eq $tag "latest" }}
{{- $bad = append $bad "CHART-IMAGE-TAG-LATEST: tag \"latest\" · image.tag · it names another image after each build, so nodes and rollbacks cannot rely on it · name the tag of one build" }}
{{- else if regexMatch "^[0-9]+([.][0-9]*)?([eE][+-]?[0-9]+)?$" $tag }}
{{- $bad = append $bad (printf "CHART-IMAGE-TAG-NUMBER: tag %q reads as a number · image.tag · YAML rounds such tags (1.8e+18) · put a letter in front when tagging" $tag) }}
{{- end }}
{{- end }}
{{- $given := list }}
{{- range $key, $value := .Values.secret }}{{ if $value }}{{ $given = append $given $key }}{{ end }}{{ end }}
{{- if and .Values.existingSecret $given }}
{{- $bad = append $bad (printf "CHART-SECRET-TWICE: existingSecret and secret.%s · values · only one of them can be meant · empty existingSecret, or put the key into that Secret" (first $given)) }}
{{- else if not .Values.existingSecret }}
{{- range $key := include "frontend.neededKeys" . | splitList " " }}
{{- if index $.Values.secret $key }}
{{- else if eq $key "JWT_SECRET" }}
{{- $bad = append $bad "CHART-JWT-SECRET-MISSING: no key for the tokens · secret.JWT_SECRET · config.authMode is shared-secret · give the backend's key, or set config.authMode=jwks for both" }}
{{- else }}
{{- $bad = append $bad (printf "CHART-SECRET-MISSING: no %s · existingSecret or secret.%s · it is in neither · name a Secret, or give secret.%s in a values file (-f)" $key $key $key) }}
{{- end }}
{{- end }}
{{- end }}
{{- $needed := add .Values.shutdown.preStopSleepSeconds .Values.shutdown.drainSeconds 5 | int }}
{{- $grace := include "frontend.gracePeriod" . | int }}
{{- if lt $grace $needed }}
{{- $bad = append $bad (printf "CHART-GRACE-TOO-SHORT: %d seconds · terminationGracePeriodSeconds · preStop %d + drain %d + 5 = %d are needed, running requests would be killed · raise it, or leave it out" $grace (int .Values.shutdown.preStopSleepSeconds) (int .Values.shutdown.drainSeconds) $needed) }}
{{- end }}
{{- range include "frontend.limitFindings" . | splitList "\n" }}{{ if . }}{{ $bad = append $bad . }}{{ end }}{{ end }}
{{- if eq .Values.probes.liveness.path .Values.probes.readiness.path }}
{{- $bad = append $bad (printf "CHART-PROBES-SAME: both ask %s · probes.liveness.path, probes.readiness.path · a lost database would restart every pod · give them different paths" .Values.probes.liveness.path) }}
{{- end }}
{{- if and .Values.metrics.enabled (eq (int .Values.metrics.port) 3000) }}
{{- $bad = append $bad "CHART-METRICS-PORT-TAKEN: port 3000 · metrics.port · the application listens there · take another one, such as 9464" }}
{{- end }}
{{- range $key, $value := .Values.extraEnv }}
{{- if hasKey $.Values.secret $key }}
{{- $bad = append $bad (printf "CHART-ENV-TWICE: %s · extraEnv · it comes from the Secret already · put it there" $key) }}
{{- end }}
{{- end }}
{{- if hasKey .Values.extraEnv "SECRETS_DIR" }}
{{- $bad = append $bad "CHART-ENV-TWICE: SECRETS_DIR · extraEnv · the chart says where the Secret's files are · leave it out" }}
{{- end }}
{{- if and (hasPrefix "*" .Values.ingress.host) .Values.ingress.tlsSecret (not .Values.config.publicUrl) }}
{{- $bad = append $bad (printf "CHART-PUBLIC-URL-MISSING: https for %s, and no address · config.publicUrl · the app would take itself for one on http · set config.publicUrl to the address that people type" .Values.ingress.host) }}
{{- end }}
{{- if .Values.existingSecret }}
{{- range include "frontend.secretFindings" . | splitList "\n" }}{{ if . }}{{ $bad = append $bad . }}{{ end }}{{ end }}
{{- end }}
{{- range include "frontend.nodePortFindings" . | splitList "\n" }}{{ if . }}{{ $bad = append $bad . }}{{ end }}{{ end }}
{{- if $bad }}
{{- fail (printf "\n\n%s\n" (join "\n" $bad)) }}
{{- end }}
{{- end }}

{{/*
Which other Service of the cluster has the NodePort. Kubernetes would say so too, but only after the migrations. To look for it takes
the right to list the Services of all namespaces: service.nodePortCheck=false does without.
*/}}
{{- define "frontend.nodePortFindings" -}}
{{- $wanted := int (default 0 .Values.service.nodePort) }}
{{- if and (eq .Values.service.type "NodePort") $wanted .Values.service.nodePortCheck }}
{{- $own := printf "%s/%s" .Release.Namespace (include "frontend.fullname" .) }}
{{- range (lookup "v1" "Service" "" "").items }}
{{- $holder := printf "%s/%s" .metadata.namespace .metadata.name }}
{{- range .spec.ports }}
{{- if and (eq (int (default 0 .nodePort)) $wanted) (ne $holder $own) }}
CHART-NODEPORT-TAKEN: NodePort {{ $wanted }} belongs to Service {{ $holder }} · service.nodePort · a port of the nodes can be given once in a cluster · set service.nodePort to another one of 30000-32767, or to null: then Kubernetes chooses
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
