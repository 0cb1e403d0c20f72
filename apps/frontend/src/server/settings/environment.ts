import type { StartProblem } from '../lifecycle/start-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a person finds the variables. */
export const WHERE = 'environment of the frontend (.env, or the Secret frontend-secrets)';

/** An empty value counts as unset, so that a chart may hand over keys that have no value. */
export function value(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

/** The items of a text with commas between them. */
export function list(text: string | undefined): string[] {
  return (text ?? '').split(',').map((item) => item.trim()).filter(Boolean); // prettier-ignore
}

export interface NumberSetting {
  name: string;
  /** What stands for an unset one. */
  unset: number;
  max: number;
  /** Of the problem; default: the name and INVALID. */
  code?: string;
}

/** A number between 0 and `max`. */
export function number(env: Environment, setting: NumberSetting, problems: StartProblem[]): number {
  const { name, unset, max, code = `${name.replaceAll('_', '-')}-INVALID` } = setting;
  const text = value(env, name);
  const given = text === undefined ? unset : Number(text);
  if (Number.isFinite(given) && given >= 0 && given <= max) return given;
  problems.push({
    code,
    what: `${name} is not a number between 0 and ${max}`,
    where: WHERE,
    cause: 'a typing error',
    next: `leave it out (${unset}), or set it to such a number`,
  });
  return unset;
}
