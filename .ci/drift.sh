#!/usr/bin/env bash
# drift.sh: what a hand changes on the cluster is named and undone, and nothing else is done.
set -euo pipefail
kubectl="kubectl --context minikube -n default"
$kubectl scale deployment/backend --replicas=1
$kubectl set env deployment/frontend ADDED_BY_HAND=yes
npm start -- --explain 2>&1 | tee dist/ci/drift.txt
grep -q 'changed by hand.*replicas' dist/ci/drift.txt
grep -q 'ADDED_BY_HAND' dist/ci/drift.txt
if grep -E 'done +(frontend|backend):(build|docker|image|load)' dist/ci/drift.txt; then exit 1; fi
[ "$($kubectl get deployment backend -o jsonpath='{.status.readyReplicas}')" = 2 ]
! $kubectl get deployment frontend -o json | grep -q ADDED_BY_HAND
