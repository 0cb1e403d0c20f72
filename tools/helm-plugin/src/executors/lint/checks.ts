import { podSecurityFindings } from '../../pod-security.ts';
import type { KubeObject } from '../../render.ts';
import { checkovCheck } from './checkov.ts';
import { helmLintCheck } from './helm-lint.ts';
import { kubeScoreCheck } from './kube-score.ts';
import { validateCheck } from './validate.ts';

export interface LintOptions {
  kubeVersion: string;
  validateVersions: string;
  namespace: string;
  uv: string[];
  kubernetesValidate: string;
  kubeScore: string;
  checkov: string;
}

/** The chart rendered with one profile: values files that somebody may install it with. */
export interface Rendered {
  name: string;
  values: string[];
  /** Where the YAML stands. */
  file: string;
  objects: KubeObject[];
}

export interface CheckRequest {
  chartFolder: string;
  workspaceRoot: string;
  rendered: Rendered[];
  /** The same for another Kubernetes version: charts may look at it. */
  renderFor(kubeVersion: string): Promise<Rendered[]>;
  options: LintOptions;
  /** Notes a rule that an object is excepted from, to be printed. */
  excepted(id: string, reason?: string): void;
  /** Says why the check is left out, in place of `absent`. */
  leftOut(why: string): void;
}

export interface Check {
  name: string;
  /** Findings, none when all is well, undefined when it is left out: not installed, or not wanted. */
  run(request: CheckRequest): Promise<string[] | undefined>;
  /** What to say in that case. */
  absent?: string;
  /** What to do about a finding, where the tool's own words do not say it. */
  next?: string;
}

export const checks: Check[] = [
  helmLintCheck,
  validateCheck,
  {
    name: 'Pod Security "restricted"',
    run: async ({ rendered }) =>
      rendered.flatMap(({ name, objects }) =>
        podSecurityFindings(objects).map((finding) => `${name}: ${finding}`),
      ),
  },
  kubeScoreCheck,
  checkovCheck,
];
