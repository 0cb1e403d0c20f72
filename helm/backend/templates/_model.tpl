{{/* A model that is named by half: the application would refuse to start. A line each. */}}

{{- define "backend.modelFindings" -}}
{{- with .Values.config }}
{{- if and (eq .llmProvider "custom") (not .llmBaseUrl) }}
CHART-MODEL-URL-MISSING: the provider custom, and no address · config.llmBaseUrl · the application would not start · set config.llmBaseUrl=http://HOST:PORT/v1, or config.llmProvider=offline
{{- end }}
{{- /* auto takes a key of the Secret first, so where nobody can see the Secret nothing is said */}}
{{- $secret := $.Values.secret }}
{{- with $.Values.existingSecret }}{{ $secret = (lookup "v1" "Secret" $.Release.Namespace .).data }}{{ end }}
{{- $keyless := and $secret (not (or (get $secret "GROQ_API_KEY") (get $secret "OPENAI_API_KEY"))) }}
{{- if and (not .llmModel) (or (eq .llmProvider "custom") (and (eq .llmProvider "auto") .llmBaseUrl $keyless)) }}
CHART-MODEL-NAME-MISSING: no model for {{ default "the provider custom" .llmBaseUrl }} · config.llmModel · the application would not start · set config.llmModel to a model that the server has
{{- end }}
{{- end }}
{{- end }}
