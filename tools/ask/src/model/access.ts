import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Settings } from '../../../settings/src/settings.ts';

interface Provider {
  title: string;
  /** '' where the settings name it. */
  baseUrl: string;
  /** The first is asked; '' where the settings name it. */
  model: string;
  keySetting: string;
  /** Fields of its dialect: OpenAI's newer models refuse `max_tokens` and keep what is sent unless told not to. */
  dialect: { max_tokens?: number; store?: false };
}

/** As the backend has them (assistant/providers.py); a test compares. */
export const providers: Record<'groq' | 'openai' | 'custom', Provider> = {
  groq: {
    title: 'Groq',
    baseUrl: 'https://api.groq.com/openai/v1',
    model: 'openai/gpt-oss-120b',
    keySetting: 'GROQ_API_KEY',
    dialect: { max_tokens: 800 },
  },
  openai: {
    title: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5.4-mini',
    keySetting: 'OPENAI_API_KEY',
    dialect: { store: false },
  },
  custom: {
    title: 'the server at LLM_BASE_URL',
    baseUrl: '',
    model: '',
    keySetting: 'LLM_API_KEY',
    dialect: { max_tokens: 800 },
  },
};

/** An endpoint that speaks OpenAI's chat completions, with its key. */
export interface Access {
  title: string;
  /** Without a slash at its end. */
  baseUrl: string;
  /** '' for a server that wants none. */
  apiKey: string;
  model: string;
  keySetting: string;
  dialect: Provider['dialect'];
}

/**
 * The endpoint that .env names, by the backend's rules: LLM_PROVIDER, else the first key that is there, else LLM_BASE_URL.
 * A key goes to another address than its provider's own only where LLM_PROVIDER names that provider. Undefined: offline.
 * @throws Problem ASK-SETTINGS when something of it is missing or cannot be used
 */
export function findAccess({ value }: Pick<Settings, 'value'>): Access | undefined {
  const named = value('LLM_PROVIDER') || 'auto';
  const name = named === 'auto' ? firstOf(value) : named;
  if (name === 'offline') return undefined;
  if (!isProvider(name))
    throw unusable('LLM_PROVIDER', `is "${name}"`, 'auto, offline, groq, openai or custom');
  const { title, baseUrl, model, keySetting, dialect } = providers[name];
  const own = value('LLM_BASE_URL');
  const url = (name === 'custom' || named === name ? own : '') || baseUrl;
  const models = value('LLM_MODEL')
    .split(',')
    .map((one) => one.trim());
  const chosen = models.find(Boolean) ?? model;
  const apiKey = value(keySetting);
  if (!url) throw unusable('LLM_BASE_URL', 'is empty', 'http://host:port/v1');
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw unusable('LLM_BASE_URL', 'is no http(s) URL', 'http://host:port/v1');
  if (!chosen) throw unusable('LLM_MODEL', 'is empty', 'a model that the server at LLM_BASE_URL has');
  if (!apiKey && name !== 'custom') throw unusable(keySetting, 'is empty', `a key of ${title}`);
  return { title, baseUrl: url.replace(/\/+$/, ''), apiKey, model: chosen, keySetting, dialect };
}

const isProvider = (name: string): name is keyof typeof providers => Object.hasOwn(providers, name);

function firstOf(value: Settings['value']): string {
  if (value('GROQ_API_KEY')) return 'groq';
  if (value('OPENAI_API_KEY')) return 'openai';
  return value('LLM_BASE_URL') ? 'custom' : 'offline';
}

const unusable = (setting: string, what: string, wanted: string) =>
  new Problem({
    code: 'ASK-SETTINGS',
    what: `no model can be asked: ${setting} ${what}`,
    where: '.env',
    cause: `wanted is ${wanted}`,
    next: `set ${setting} in .env, or LLM_PROVIDER=offline to do without a model`,
    class: 'preflight',
  });
