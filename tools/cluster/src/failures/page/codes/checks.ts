import { type Chapter, row } from './code.ts';

/** What the checks of charts, Dockerfiles, images and pages have found, or why one of them did not run. */
export const checks: Chapter = {
  title: 'The checks',
  codes: [
    row(
      'VALIDATE-NOT-RUN',
      'kubernetes-validate did not run',
      'PyPI cannot be reached the first time',
      'the command that is named; or leave the check out with `kubernetesValidate: ""`',
    ),
    row(
      'CHECKOV-NOT-RUN',
      'Checkov did not run, or found nothing to check',
      'uv is missing, PyPI cannot be reached the first time, or a file is not what it should be',
      'the command that is named; for charts `checkov: ""` in nx.json leaves the check out',
    ),
    row(
      'KUBE-SCORE-MISSING',
      'In CI kube-score could not check a chart',
      'neither kube-score nor Go is installed; elsewhere `lint` says that it left this check out',
      '`go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0`',
    ),
    row(
      'KUBE-SCORE-NOT-RUN',
      'kube-score did not score the objects',
      'an object that it cannot read; or Go could not fetch the module',
      'the command that is named',
    ),
    row(
      'DOCKERFILE-LINT',
      'hadolint or Checkov has found something in a Dockerfile',
      'the message has the rule, the line and its words',
      'mend the line; or except it by a comment with the reason above it',
    ),
    row(
      'LINT-NOT-RUN',
      'yamllint, markdownlint or shellcheck did not run',
      'a package is missing, or PyPI cannot be reached the first time',
      '`npm ci`, then the same command again',
    ),
    row(
      'HADOLINT-NOT-RUN',
      'hadolint did not run',
      'uv is missing, or PyPI cannot be reached the first time',
      'the command that is named',
    ),
    row(
      'IMAGE-CHECK',
      'An image is too big, holds what does not run, or a secret, or could not be looked at',
      'a line in its Dockerfile, or what that copies',
      'what the message says; then `npx nx image-check frontend` (or `backend`)',
    ),
  ],
};
