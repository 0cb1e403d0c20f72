#!/usr/bin/env bash
# The version before the first migration named below passes its own tests on today's schema, so that a rollback works
# and old pods serve while new ones start. That version cannot read a later revision's number, so it is told its own.
set -euo pipefail
cd "$(dirname "$0")/.."
first_new=${1:-0002}
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  echo "a shallow clone has no earlier version to try"
  exit 0
fi
versions=apps/backend/src/todo_backend/migrations/versions
added=$(git log --diff-filter=A --format=%H -- "$versions/${first_new}_*.py" | tail -n 1)
[ -n "$added" ] || { echo "no commit adds revision $first_new: is this a whole clone?" >&2; exit 1; }
old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
git archive "$added^" apps/backend libs/api-client | tar -x -C "$old"
known=$(cd "$old/$versions" && printf '%s\n' [0-9][0-9][0-9][0-9]_*.py | cut -c 1-4 | tail -n 1)
echo "version $(git rev-parse --short "$added^"), revision $known"
export NEW="$PWD/apps/backend" OLD="$old/apps/backend" UV="$PWD/tools/cli/uv.mjs" KNOWN=$known
node --import tsx tools/embedded/with-postgres.ts -- bash -euo pipefail -c '
  DATABASE_URL=$TEST_DATABASE_URL node "$UV" run --locked --quiet --project "$NEW" python -m todo_backend.migrate
  node "$UV" run --locked --quiet --project "$NEW" python -c "
import asyncio, asyncpg, os
async def tell():
    connection = await asyncpg.connect(os.environ[\"TEST_DATABASE_URL\"])
    await connection.execute(\"UPDATE alembic_version SET version_num = \$1\", os.environ[\"KNOWN\"])
    await connection.close()
asyncio.run(tell())"
  node "$UV" run --locked --quiet --project "$OLD" python -m pytest -q "$OLD/tests/api" "$OLD/tests/mcp_tools" "$OLD/tests/assistant"
'
