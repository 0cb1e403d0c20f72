#!/usr/bin/env bash
# changed-line.sh: one changed line of the backend builds, loads (only the layers that are new) and deploys the backend
# alone, and the reason names the file; the line taken back, nothing is built.
set -euo pipefail
file=apps/backend/src/todo_backend/__init__.py
trap 'git checkout -q -- "$file"' EXIT
# New content each time: an image of the same line may be in the engine from an earlier run.
echo "# a changed line $(date +%s%N)" >>"$file"
npm start -- --explain 2>&1 | tee dist/ci/changed-line.txt
grep -qF "$file changed" dist/ci/changed-line.txt
grep -qE 'done +backend:load .* MB of layers were there' dist/ci/changed-line.txt
if grep -E 'done +frontend' dist/ci/changed-line.txt; then exit 1; fi
git checkout -q -- "$file"
npm start 2>&1 | tee dist/ci/changed-back.txt
if grep -E 'done +(frontend|backend):(build|docker|image|load)' dist/ci/changed-back.txt; then exit 1; fi
grep -qE 'done +backend-chart:deploy' dist/ci/changed-back.txt
