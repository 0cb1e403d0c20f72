#!/usr/bin/env bash
# What one would type to bring a changed image into the pods, and nothing else: the other side of the benchmarks.
#   by-hand.sh CONTEXT NAMESPACE NODE APP=IMAGE [docker build argument …]
# NODE is the container of the cluster's node. Each step's seconds go to stderr as `step NAME SECONDS`.
set -euo pipefail
context=$1 namespace=$2 node=$3 app=${4%%=*} image=${4#*=}
shift 4

# timed NAME COMMAND…
timed() {
  local TIMEFORMAT="step $1 %R"
  shift
  time "$@" >/dev/null
}
import() { docker save "$image" | docker exec -i "$node" ctr -n k8s.io images import -; }
k=(kubectl --context "$context" -n "$namespace")

timed build docker build -q -f "apps/$app/Dockerfile" -t "$image" "$@" .
timed import import
timed set-image "${k[@]}" set image "deployment/$app" "*=$image"
timed rollout "${k[@]}" rollout status "deployment/$app" --timeout=300s
