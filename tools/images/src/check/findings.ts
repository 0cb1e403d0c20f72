import type { ImageArchive } from '../archive/image-archive.ts';
import { mergedTree } from '../archive/tree.ts';
import type { Sizes } from './history.ts';
import { labels, user, type Limits } from './limits.ts';
import { allowed, ownRules, secretContents, secretWords, wholeRules, type FileRule } from './rules.ts';

/** Longest list of files that is printed for one rule. */
const shown = 5;
/** Program code and texts; what is bigger is no file of settings. */
const readable = 4_000_000;

export interface ImageFacts {
  archive: ImageArchive;
  sizes: Sizes;
  limits: Limits;
  /** Layers over the base. */
  own: number;
}

/** All that is wrong with an image, a line each: what, where, and what to do. */
export function findingsOf(facts: ImageFacts): string[] {
  return [
    ...sizeFindings(facts),
    ...configFindings(facts.archive),
    ...fileFindings(facts),
    ...contentFindings(facts),
  ];
}

function sizeFindings({ sizes, limits }: ImageFacts): string[] {
  const next = 'docker history shows which layer grew';
  return (['whole', 'ours'] as const)
    .filter((part) => sizes[part] > limits[part] * 1e6)
    .map((part) => `size (${part}): ${(sizes[part] / 1e6).toFixed(1)} MB, at most ${limits[part]}; ${next}`);
}

function configFindings({ config: { config, history } }: ImageArchive): string[] {
  const findings: string[] = [];
  if (config.User !== user)
    findings.push(`user: ${config.User || 'root'} instead of ${user}; USER ${user} in the Dockerfile`);
  for (const label of labels) {
    if (!config.Labels?.[label]) findings.push(`label: ${label} is missing; LABEL in the stage "runtime"`);
  }
  const told: [string, string[]][] = [
    ['history', history.map((step) => step.created_by ?? '')],
    ['environment', config.Env ?? []],
    ['labels', Object.entries(config.Labels ?? {}).map(([name, value]) => `${name}=${value}`)],
  ];
  for (const [where, lines] of told) {
    for (const line of lines) {
      const found = secretWords.exec(line)?.[0];
      // The value is left out: a log is read by more people than an image.
      if (found)
        findings.push(
          `secret: ${where} has ${found.replace(/[=:].*$/s, '=…')}; --mount=type=secret for what a build needs`,
        );
    }
  }
  return findings;
}

function fileFindings({ archive, own }: ImageFacts): string[] {
  const entries = [...mergedTree(archive.layers).values()];
  const base = archive.layers.length - own;
  return [
    ...wholeRules.map((rule) =>
      finding(
        rule,
        entries.filter(rule.breaks).map(({ path }) => path),
      ),
    ),
    ...ownRules.map((rule) =>
      finding(
        rule,
        entries.filter((entry) => entry.layer >= base && rule.breaks(entry)).map(({ path }) => path),
      ),
    ),
  ].filter((text) => text !== undefined);
}

/** Each layer by itself: what a later one removes can still be read. */
function contentFindings({ archive, own }: ImageFacts): string[] {
  const findings: string[] = [];
  for (const layer of archive.layers.slice(archive.layers.length - own)) {
    for (const { kind, path, content } of layer.entries()) {
      if (kind !== 'file' || content.length > readable || /\.(pyc|so|woff2|png|ico)\b/.test(path)) continue;
      const text = content.toString('latin1');
      for (const [name, pattern] of secretContents) {
        if (pattern.test(text))
          findings.push(`secret: ${name} in ${path}; take it out, and change it: who has the image has it`);
      }
    }
  }
  return findings;
}

function finding({ name, next }: FileRule, paths: string[]): string | undefined {
  const wrong = paths.filter((path) => !allowed.some(([pattern]) => pattern.test(path)));
  if (wrong.length === 0) return undefined;
  const more = wrong.length > shown ? ` and ${wrong.length - shown} more` : '';
  return `${name}: ${wrong.slice(0, shown).join(', ')}${more}; ${next}`;
}
