{{/* How the Secret comes to the containers: as files (the default) or as environment variables. */}}

{{- define "frontend.secretName" -}}
{{- default (printf "%s-secrets" (include "frontend.fullname" .)) .Values.existingSecret }}
{{- end }}

{{/* Its keys, with spaces between them. */}}
{{- define "frontend.secretKeys" -}}
DATABASE_URL BETTER_AUTH_SECRET JWT_SECRET
{{- end }}

{{/* Those without which nothing starts, by the settings. */}}
{{- define "frontend.neededKeys" -}}
DATABASE_URL BETTER_AUTH_SECRET
{{- if eq .Values.config.authMode "shared-secret" }} JWT_SECRET{{ end }}
{{- end }}

{{/*
Environment of a container: (dict "root" $ "secret" NAME "all" BOOL). A needed key that is missing keeps the container from starting,
and Kubernetes says which; without `all` there are no others.
*/}}
{{- define "frontend.secretEnv" -}}
{{- if eq .root.Values.secretsAs "files" }}
- name: SECRETS_DIR
  value: /var/run/secrets/app
{{- else }}
{{- $needed := include "frontend.neededKeys" .root | splitList " " }}
{{- range include "frontend.secretKeys" .root | splitList " " }}
{{- if or (has . $needed) $.all }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ $.secret }}
      key: {{ . }}
      {{- if not (has . $needed) }}
      optional: true
      {{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Where the files are, for volumeMounts. */}}
{{- define "frontend.secretMount" -}}
{{- if eq .Values.secretsAs "files" }}
- name: secrets
  mountPath: /var/run/secrets/app
  readOnly: true
{{- end }}
{{- end }}

{{/* The volume behind it, for the same keys and with the same arguments as secretEnv; an optional key that is missing is no file. */}}
{{- define "frontend.secretVolume" -}}
{{- if eq .root.Values.secretsAs "files" }}
{{- $needed := include "frontend.neededKeys" .root | splitList " " }}
{{- $optional := list }}
{{- range include "frontend.secretKeys" .root | splitList " " }}{{ if not (has . $needed) }}{{ $optional = append $optional . }}{{ end }}{{ end }}
- name: secrets
  projected:
    # 0440: root and the group of fsGroup read, nobody writes
    defaultMode: 288
    sources:
      - secret:
          name: {{ .secret }}
          items:
            {{- range $needed }}
            - key: {{ . }}
              path: {{ . }}
            {{- end }}
      {{- if and .all $optional }}
      - secret:
          name: {{ .secret }}
          optional: true
          items:
            {{- range $optional }}
            - key: {{ . }}
              path: {{ . }}
            {{- end }}
      {{- end }}
{{- end }}
{{- end }}

{{/*
What is wrong with the existing Secret, a line each. Helm can look it up only where it talks to a cluster: `helm template` cannot.
Every namespace has kube-root-ca.crt; where it is not found, the namespace `default` tells a new namespace from no cluster.
*/}}
{{- define "frontend.secretFindings" -}}
{{- $there := lookup "v1" "ConfigMap" .Release.Namespace "kube-root-ca.crt" }}
{{- if or $there (lookup "v1" "Namespace" "" "default") }}
{{- $name := .Values.existingSecret }}
{{- $needed := include "frontend.neededKeys" . }}
{{- $make := printf "kubectl -n %s create secret generic %s --from-env-file=FILE, with %s in FILE" .Release.Namespace $name ($needed | replace " " ", ") }}
{{- if not $there }}{{ $make = printf "kubectl create namespace %s, then %s" .Release.Namespace $make }}{{ end }}
{{- $living := lookup "v1" "Secret" .Release.Namespace $name }}
{{- if not $living }}
CHART-SECRET-ABSENT: there is no Secret {{ $name }} in namespace {{ .Release.Namespace }} · existingSecret · the migration and the pods would wait for it · make it: {{ $make }}
{{- else }}
{{- $notes := dict | merge (default dict $living.metadata.annotations) }}
{{- if and (eq (toString (get $notes "meta.helm.sh/release-name")) .Release.Name) (eq (toString (get $notes "meta.helm.sh/release-namespace")) .Release.Namespace) (ne (toString (get $notes "helm.sh/resource-policy")) "keep") }}
CHART-SECRET-OWN: Secret {{ $name }} was made by this release, from values · existingSecret · Helm deletes what a release has made and makes no more, so the pods would lose it · make one under another name and give that, or keep this one: kubectl -n {{ .Release.Namespace }} annotate secret {{ $name }} helm.sh/resource-policy=keep
{{- end }}
{{- range $needed | splitList " " }}
{{- if not (get (default dict $living.data) . | b64dec | trim) }}
CHART-SECRET-KEY-MISSING: Secret {{ $name }} in namespace {{ $.Release.Namespace }} has no {{ . }}, or an empty one · existingSecret · nothing starts without it with these settings · add it: kubectl -n {{ $.Release.Namespace }} edit secret {{ $name }} (values are base64), or make the Secret anew
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
