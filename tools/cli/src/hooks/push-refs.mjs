// @ts-check
/** @typedef {import('./git.mjs').Git} Git */

/**
 * One line that git gives a pre-push hook.
 * @typedef {{ localRef: string, localSha: string, remoteRef: string, remoteSha: string }} PushedRef
 */

/**
 * What is to be checked for a ref: the commits after `base` up to `head`; no base: everything.
 * @typedef {{ head: string, base: string | undefined, ref: string, why: string }} Range
 */

/**
 * A ref for which there is nothing to check, and why.
 * @typedef {{ ref: string, skipped: string }} Skipped
 */

const isZero = (/** @type {string} */ sha) => /^0+$/.test(sha);
const short = (/** @type {string} */ sha) => sha.slice(0, 9);
const nameOf = (/** @type {string} */ ref) => ref.replace(/^refs\/(heads|tags)\//, '');

/**
 * The refs of one push, from git's lines on stdin.
 * @param {string} text
 * @returns {PushedRef[]}
 * @throws {Error} for a line that git would not write
 */
export function readPushedRefs(text) {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [localRef = '', localSha = '', remoteRef = '', remoteSha = '', ...more] = line.trim().split(' ');
      const isSha = (/** @type {string} */ one) => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(one);
      if (!isSha(localSha) || !isSha(remoteSha) || more.length)
        throw new Error(`not a line of git: "${line}"`);
      return { localRef, localSha, remoteRef, remoteSha };
    });
}

/**
 * What one pushed ref has to be compared with.
 * @param {PushedRef} pushed
 * @param {{ git: Git, remote: string, defaultBranch: string }} repository
 * @returns {Range | Skipped}
 */
export function rangeOf(pushed, { git, remote, defaultBranch }) {
  const ref = nameOf(pushed.remoteRef);
  if (isZero(pushed.localSha)) return { ref, skipped: 'deleted there, nothing to check' };
  const head = commitOf(git, pushed.localSha);
  if (!head) return { ref, skipped: 'not a commit, nothing to check' };

  const known = isZero(pushed.remoteSha) ? undefined : commitOf(git, pushed.remoteSha);
  // A force push too: Nx compares with the commit where both part.
  if (known) return { head, base: known, ref, why: `since ${short(known)}, which ${remote} has` };

  const news = isZero(pushed.remoteSha)
    ? `new on ${remote}`
    : `${remote} has ${short(pushed.remoteSha)}, which was never fetched here`;
  // Nothing is fetched: a hook that asks the network would wait where the push itself does not.
  const tracked = `refs/remotes/${remote}/${defaultBranch}`;
  for (const branch of [tracked, `refs/heads/${defaultBranch}`]) {
    const base = mergeBase(git, branch, head);
    if (!base) continue;
    // A local branch says nothing of the remote when all of the push is in it: the first push of the default branch.
    if (base === head && branch !== tracked) break;
    if (base === head) return { ref, skipped: `${news}, but its commit is in ${branchName(branch)} there` };
    return { head, base, ref, why: `${news}; since it left ${branchName(branch)} at ${short(base)}` };
  }
  return { head, base: undefined, ref, why: `${news}, with nothing there to compare it with: everything` };
}

/**
 * Ranges that are to be run, each once: a branch and its tag are often pushed together.
 * @param {Range[]} ranges
 * @returns {Range[]}
 */
export function distinct(ranges) {
  /** @type {Map<string, Range>} */
  const found = new Map();
  for (const range of ranges) {
    const key = `${range.base} ${range.head}`;
    const same = found.get(key);
    found.set(key, same ? { ...same, ref: `${same.ref}, ${range.ref}` } : range);
  }
  return [...found.values()];
}

const branchName = (/** @type {string} */ branch) => branch.replace(/^refs\/(heads|remotes)\//, '');

/** @param {Git} git @param {string} sha */
function commitOf(git, sha) {
  const found = git('rev-parse', '--quiet', '--verify', `${sha}^{commit}`);
  return found.ok ? found.out : undefined;
}

/** @param {Git} git @param {string} branch @param {string} head */
function mergeBase(git, branch, head) {
  const found = git('merge-base', branch, head);
  return found.ok && found.out ? found.out.split('\n')[0] : undefined;
}
