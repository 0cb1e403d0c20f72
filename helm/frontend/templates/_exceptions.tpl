{{/*
Annotations that except an object from rules of kube-score and Checkov: (list $ KIND), KIND is deployment, migrate or test.
Only what a value makes necessary is excepted, each with its reason; tests/exceptions.test.ts has the list of all.
*/}}
{{- define "frontend.exceptions" -}}
{{- $values := (index . 0).Values -}}
{{- $kind := index . 1 -}}
{{- $score := list -}}
{{- $checkov := list -}}
{{- if ne $values.image.pullPolicy "Always" -}}
{{- $score = append $score "container-image-pull-policy" -}}
{{- end -}}
{{- if not $values.image.digest -}}
{{- $checkov = append $checkov "CKV_K8S_43=an image that was built here has no digest before it is pushed; image.digest is for one of a registry" -}}
{{- if ne $values.image.pullPolicy "Always" -}}
{{- $checkov = append $checkov "CKV_K8S_15=an image that was loaded into the node stands in no registry; its tag is one build's, so IfNotPresent is exact" -}}
{{- end -}}
{{- end -}}
{{- if and (ne $kind "test") (eq $values.secretsAs "env") -}}
{{- $checkov = append $checkov "CKV_K8S_35=secretsAs is env: whoever set it wants the Secret's keys as environment variables" -}}
{{- end -}}
{{- if eq $kind "test" -}}
{{- $checkov = concat $checkov (list "CKV_K8S_8=it runs once and ends, so there is nothing to probe" "CKV_K8S_9=it serves nothing") -}}
{{- end -}}
{{- if $score -}}
kube-score/ignore: {{ join "," $score }}
{{- end }}
{{- range $index, $exception := $checkov }}
checkov.io/skip{{ add1 $index }}: {{ $exception | quote }}
{{- end }}
{{- end }}
