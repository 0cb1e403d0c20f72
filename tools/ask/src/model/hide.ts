import { stripVTControlCharacters } from 'node:util';
import { mask, redact } from '../../../settings/src/redact.ts';

/** How secrets look that stand in no .env of ours: in a pasted line, or in the words of a program. */
const shapes: RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g,
  /\b(gsk|sk|pk|ghp|gho|ghs|github_pat|glpat|xox[abp]|AKIA)[-_]?[A-Za-z0-9_-]{16,}/g,
  /(?<=\bBearer\s+)[\w.~+/=-]{8,}/gi,
  /(?<=\b\w*(?:SECRET|PASSWORD|PASSWD|TOKEN|API_?KEY|PRIVATE_KEY)["']?\s*[=:]\s*)("[^"\n]+"|'[^'\n]+'|[^\s"',;]{4,})/gi,
];

/**
 * What may leave this machine, or be shown: without the secrets of .env and of the environment in any of their forms, without
 * what looks like a secret, and without signs that steer a terminal.
 */
export function hide(text: string): string {
  const known = redact(stripVTControlCharacters(text));
  const shaped = shapes.reduce((left, shape) => left.replace(shape, mask), known);
  return shaped.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '',
  );
}
