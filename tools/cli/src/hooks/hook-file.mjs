// @ts-check
/** By this line a hook is known as ours, whatever version wrote it. */
export const mark = '# todo-chatbot: checks what a push affects.';

/** The line that another tool's hook needs to run ours too. */
export const hookLine = 'node tools/cli/src/hooks/pre-push.mjs "$@" || exit 1';

/** Where a hook of another tool waits that ours calls first. */
export const earlierName = 'pre-push.before';

/**
 * The hook: it finds Node and hands over. `node` is the one that set the hook, for graphical git programs, whose PATH often
 * has none.
 * @param {string} node
 */
export function hookText(node) {
  const quoted = `'${node.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
  return `#!/bin/sh
${mark} Set by \`npm run hooks\`; away with it: \`npm run hooks -- --remove\`
script=tools/cli/src/hooks/pre-push.mjs
refs=$(cat)
earlier=$(dirname "$0")/${earlierName}
if [ -x "$earlier" ]; then
  printf '%s\\n' "$refs" | "$earlier" "$@" || exit $?
fi
if [ ! -f "$script" ]; then
  echo "pre-push: $script is not in this checkout, so nothing is checked" >&2
  exit 0
fi
node=$(command -v node) || node=${quoted}
if [ ! -x "$node" ]; then
  echo "pre-push: node was not found, neither on PATH nor where it was when the hook was set ($node)." >&2
  echo "  next: push from a terminal that has node, or: npm run hooks, or: git push --no-verify" >&2
  exit 1
fi
printf '%s\\n' "$refs" | "$node" "$script" "$@"
`;
}
