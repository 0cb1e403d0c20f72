import { stripVTControlCharacters } from 'node:util';
import { mask, redact } from '../../../settings/src/redact.ts';
import { shapes } from './shapes.ts';

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
