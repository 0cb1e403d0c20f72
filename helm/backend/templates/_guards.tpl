{{/*
Combinations that would install and then not work. All are named at once; each says what, where, why, and what to do.
(One value by itself is judged by values.schema.json.)
*/}}
{{- define "backend.guards" -}}
{{- $bad := list }}
{{- $tag := .Values.image.tag }}
{{- if not .Values.image.digest }}
{{- if not $tag }}
{{- $bad = append $bad "CHART_IMAGE_TAG_EMPTY: no image tag · image.tag · nothing says which image to run · add --set-string image.tag=TAG, or image.digest" }}
{{- else if eq $tag "latest" }}
{{- $bad = append $bad "CHART_IMAGE_TAG_LATEST: tag \"latest\" · image.tag · it names another image after each build, so nodes and rollbacks cannot rely on it · name the tag of one build" }}
{{- else if regexMatch "^[0-9]+([.][0-9]*)?([eE][+-]?[0-9]+)?$" $tag }}
{{- $bad = append $bad (printf "CHART_IMAGE_TAG_NUMBER: tag %q reads as a number · image.tag · YAML rounds such tags (1.8e+18) · put a letter in front when tagging" $tag) }}
{{- end }}
{{- end }}
{{- $given := list }}
{{- range $key, $value := .Values.secret }}{{ if $value }}{{ $given = append $given $key }}{{ end }}{{ end }}
{{- if and .Values.existingSecret $given }}
{{- $bad = append $bad (printf "CHART_SECRET_TWICE: existingSecret and secret.%s · values · only one of them can be meant · empty existingSecret, or put the key into that Secret" (first $given)) }}
{{- else if not .Values.existingSecret }}
{{- if not .Values.secret.DATABASE_URL }}
{{- $bad = append $bad "CHART_SECRET_MISSING: no Secret · existingSecret or secret.DATABASE_URL · the database's address is in neither · name a Secret, or give secret.DATABASE_URL in a values file (-f)" }}
{{- end }}
{{- if and (eq .Values.config.authMode "shared-secret") (not .Values.secret.JWT_SECRET) }}
{{- $bad = append $bad "CHART_JWT_SECRET_MISSING: no key for the tokens · secret.JWT_SECRET · config.authMode is shared-secret · give the key, or set config.authMode=jwks" }}
{{- end }}
{{- end }}
{{- $needed := add .Values.shutdown.preStopSleepSeconds .Values.shutdown.drainSeconds 5 | int }}
{{- $grace := include "backend.gracePeriod" . | int }}
{{- if lt $grace $needed }}
{{- $bad = append $bad (printf "CHART_GRACE_TOO_SHORT: %d seconds · terminationGracePeriodSeconds · preStop %d + drain %d + 5 = %d are needed, running requests would be killed · raise it, or leave it out" $grace (int .Values.shutdown.preStopSleepSeconds) (int .Values.shutdown.drainSeconds) $needed) }}
{{- end }}
{{- if le (int .Values.progressDeadlineSeconds) (int .Values.minReadySeconds) }}
{{- $bad = append $bad (printf "CHART_DEADLINE_TOO_SHORT: %d seconds · progressDeadlineSeconds · Kubernetes wants more than minReadySeconds (%d) · raise it" (int .Values.progressDeadlineSeconds) (int .Values.minReadySeconds)) }}
{{- end }}
{{- if eq .Values.probes.liveness.path .Values.probes.readiness.path }}
{{- $bad = append $bad (printf "CHART_PROBES_SAME: both ask %s · probes.liveness.path, probes.readiness.path · a lost database would restart every pod · give them different paths" .Values.probes.liveness.path) }}
{{- end }}
{{- range $key, $value := .Values.extraEnv }}
{{- if hasKey $.Values.secret $key }}
{{- $bad = append $bad (printf "CHART_ENV_TWICE: %s · extraEnv · it comes from the Secret already · put it there" $key) }}
{{- end }}
{{- end }}
{{- if $bad }}
{{- fail (printf "\n\n%s\n" (join "\n" $bad)) }}
{{- end }}
{{- end }}
