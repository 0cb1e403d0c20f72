#!/usr/bin/env bash
# third-service.sh come: a generated service is deployed beside the two on the running cluster, and everything knows it.
# third-service.sh go: after `npm run down`, the recipe of CONTRIBUTING.md takes it away; the tree is as it was.
set -euo pipefail
mkdir -p dist/ci/third-service
kept=dist/ci/third-service
lists=(docker-compose.yml k8s/kustomization.yaml)
kubectl="kubectl --context minikube -n default"

# Goes up with each change of what a Deployment is to be.
generations() { $kubectl get deployments frontend backend -o jsonpath='{.items[*].metadata.generation}'; }

come() {
  git status --porcelain >"$kept/tree"
  cp --parents "${lists[@]}" "$kept"
  generations >"$kept/generations"
  npx nx g service greeter
  npm start
  # The two others have the same images and releases as before.
  generations | diff "$kept/generations" -
  $kubectl rollout status deployment/greeter --timeout=60s
  [ "$($kubectl get deployment greeter -o jsonpath='{.status.readyReplicas}')" = \
    "$($kubectl get deployment greeter -o jsonpath='{.spec.replicas}')" ]
  npm run -s status 2>&1 | tee "$kept/status"
  grep -q greeter "$kept/status"
  # Through its Service. The API server asks: the policies let no pod but the frontend in, and that one not yet out to it.
  $kubectl get --raw /api/v1/namespaces/default/services/greeter:8080/proxy/health/ready
  npm run -s shell -- -s greeter -- id
}

go() {
  grep -q 'release greeter' dist/ci/down-kept.log
  rm -rf apps/greeter helm/greeter k8s/greeter dist/apps/greeter
  for list in "${lists[@]}"; do cp "$kept/$list" "$list"; done
  npx nx picture pipeline
  npx nx configuration specs
  docker images -q 'todo-greeter' | sort -u | xargs -r docker rmi -f
  git status --porcelain | diff "$kept/tree" -
}

"$1"
