import type { TreeEntry } from '../archive/tree.ts';

export interface FileRule {
  name: string;
  /** Whether an entry breaks it. */
  breaks(entry: TreeEntry): boolean;
  /** What to do. */
  next: string;
}

const path =
  (pattern: RegExp) =>
  ({ kind, path: name }: TreeEntry) =>
    kind !== 'folder' && pattern.test(name);
const program = (names: string) => path(new RegExp(`(^|/)s?bin/(${names})$`));

/** For the file system that a container sees, the base's part included. */
export const wholeRules: FileRule[] = [
  {
    name: 'set-user-id or set-group-id',
    breaks: ({ kind, mode }) => kind === 'file' && (mode & 0o6000) !== 0,
    next: 'RUN chmod a-s FILE in the stage "runtime"',
  },
  {
    name: 'a package manager of the language',
    breaks: program('npm|npx|corepack|yarn|yarnpkg|pnpm|pip[0-9.]*|uv|uvx'),
    next: 'remove it in the stage "runtime"',
  },
  {
    name: 'a compiler',
    breaks: program('cc|c\\+\\+|gcc|g\\+\\+|clang|rustc|cargo|go|tsc|ld|make'),
    next: 'compile in a stage of its own, and copy the outcome',
  },
];

/** For what our own layers bring. */
export const ownRules: FileRule[] = [
  {
    name: 'a cache of a package manager',
    breaks: path(/(^|\/)(\.npm|_cacache|\.cache\/(pip|uv)|node-gyp)\//),
    next: '--mount=type=cache for it',
  },
  {
    name: 'a test',
    // Of the program, or what a Python package brings along, at any depth.
    breaks: path(
      /^(?!.*\/(site-packages|node_modules)\/)app\/.*(\.(test|spec)\.[cm]?[jt]sx?$|\/tests?\/|\/test_\w+\.py$)|\/site-packages\/.+\/(_?tests|testing|benchmarks|_testbase)\/|\/site-packages\/.+\/(test_\w+|_testbase)\.pyi?$/,
    ),
    next: 'name it in .dockerignore, or in the stage "deps" where a package brings it along',
  },
  {
    name: 'a source map, or a list of traced files',
    breaks: path(/\.(map|nft\.json)$/),
    next: 'apps/frontend/scripts/settle-output.ts takes them away',
  },
  {
    name: 'TypeScript, which nothing here runs',
    breaks: path(/\.tsx?$/),
    next: 'copy what was built, not the sources',
  },
  {
    name: 'sources of a compiled module, or types',
    breaks: path(/\.(c|cc|cpp|h|hpp|px[di]|py[xi]|rs|asm|obj|cmd|bat)$/),
    next: 'leave it out of what the final stage copies',
  },
  {
    name: 'a file of settings or keys',
    breaks: path(
      /(^|\/)(\.env(\.[^/]*)?|\.npmrc|\.netrc|\.git|\.pypirc|id_(rsa|ed25519|ecdsa)|credentials\.json)$|\.(pem|key|p12|pfx|kubeconfig)$/,
    ),
    next: 'name it in .dockerignore, and change what was in it: who has the image has the secret',
  },
  {
    name: 'a file that its user could change',
    breaks: ({ kind, path: name, uid, mode }) =>
      kind === 'file' && name.startsWith('app/') && (uid === 10001 || (mode & 0o002) !== 0),
    next: 'COPY without --chown, files of root with 0644',
  },
  {
    name: 'a file or folder that its user cannot read',
    breaks: ({ kind, path: name, uid, gid, mode }) => {
      const needed = kind === 'folder' ? 0o5 : 0o4;
      const given = uid === 10001 ? mode >> 6 : gid === 10001 ? mode >> 3 : mode;
      return (kind === 'file' || kind === 'folder') && /^app(\/|$)/.test(name) && (given & needed) !== needed;
    },
    next: 'RUN chmod -R u=rwX,go=rX /app in a stage before it is copied: a umask has come along',
  },
];

/** Files that a rule names although they are needed, with the reason. */
export const allowed: [pattern: RegExp, reason: string][] = [
  [/(^|\/)site-packages\/certifi\/cacert\.pem$/, 'public certificates'],
];

/** In the words of history, environment and labels: a name that promises a secret, with a value. */
export const secretWords =
  /\b\w*(password|passwd|secret|api_?key|token|private_key)\w*\s*[=:]\s*["']?[^\s"']+/i;

/** In the contents of our own files: what only a real secret looks like. */
export const secretContents: [name: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{64}/],
  ['a key of a model provider', /\b(gsk_[A-Za-z0-9]{40,}|sk-(proj-)?[A-Za-z0-9_-]{40,})\b/],
  ['a token of GitHub or npm', /\b(ghp_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,}|npm_[A-Za-z0-9]{36})\b/],
  [
    'a URL of a database with a password',
    /postgres(ql)?:\/\/[^\s:/@'"`$%{}<]+:(?!PASSWORD|password|secret|\*\*)[^\s:/@'"`$%{}<]{8,}@(?!host\b)[a-z0-9.-]+/,
  ],
];
