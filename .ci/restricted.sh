#!/usr/bin/env bash
# restricted.sh CONTEXT: on a running cluster of kind, both services come up in a namespace that enforces restricted Pod
# Security, with their hooks and the pods of `helm test`. The releases in `default` go first: there is one port 30000.
set -euo pipefail
context=$1 namespace=todo-restricted
kubectl="kubectl --context $context"
helm="helm --kube-context $context"
export K8S_NAMESPACE=$namespace

$helm uninstall frontend backend -n default --wait
$kubectl create namespace $namespace
$kubectl label namespace $namespace pod-security.kubernetes.io/enforce=restricted
trap '$helm uninstall frontend backend -n $namespace --wait || true; $kubectl delete namespace $namespace' EXIT

# The label is no decoration: a pod as people write it is refused.
if $kubectl -n $namespace run plain --image=postgres:17-alpine --dry-run=server 2>dist/ci/restricted.txt; then
  echo 'a plain pod was admitted'
  exit 1
fi
grep 'violates PodSecurity "restricted' dist/ci/restricted.txt

npm start -- --target kind
$helm -n $namespace test backend
$helm -n $namespace test frontend
[ "$($kubectl -n $namespace get deployment frontend backend -o jsonpath='{.items[*].status.readyReplicas}')" = '2 2' ]
