import { Problem } from '../../../../libs/problem/src/problem.ts';
import { redact } from '../../../settings/src/redact.ts';
import type { Access } from './access.ts';
import { hide } from './hide.ts';

/** Bytes of an answer that are read at most. */
const longestAnswer = 256 * 1024;

/** What is asked of the model; nothing else is sent beside the key. */
export interface Message {
  role: 'system' | 'user';
  content: string;
}

/** One call of chat completions; gives the answer's text. `seconds` are for all of it, reading included. @throws Problem ASK-KEY, ASK-LIMIT, ASK-TIMEOUT, ASK-MODEL, … */
export async function chat(access: Access, messages: Message[], seconds: number): Promise<string> {
  const limit = AbortSignal.timeout(seconds * 1000);
  const url = `${access.baseUrl}/chat/completions`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(access.apiKey ? { authorization: `Bearer ${access.apiKey}` } : {}),
      },
      body: JSON.stringify({ model: access.model, messages, ...access.dialect }),
      // The key is for this address and no other.
      redirect: 'error',
      signal: limit,
    });
    const text = await readBounded(response);
    if (!response.ok) throw refusal(access, response, text);
    return readAnswer(access, text);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (limit.aborted) {
      throw problem(access, 'ASK-TIMEOUT', `${access.title} did not answer within ${seconds} s`, {
        cause: 'the model is slow or not loaded yet, or the network loses what is sent',
        next: `npm run ask -- --seconds ${seconds * 2} "…"`,
      });
    }
    const reason = (error as { cause?: Error }).cause?.message ?? (error as Error).message;
    throw problem(access, 'ASK-UNREACHABLE', `${access.title} cannot be reached`, {
      cause:
        'no network, a server that does not run, a wrong LLM_BASE_URL, or an address that leads on to another one',
      next: `curl -I ${access.baseUrl}/models`,
      words: reason,
    });
  }
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > longestAnswer) break;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readAnswer(access: Access, text: string): string {
  let content: unknown;
  try {
    const body = JSON.parse(text) as { choices?: { message?: { content?: unknown } }[] } | null;
    content = body?.choices?.[0]?.message?.content;
  } catch {
    // Told below.
  }
  // What a model writes may hold anything: nothing of it steers the terminal.
  const answer = typeof content === 'string' ? hide(content).trim() : '';
  if (answer) return answer;
  throw problem(access, 'ASK-MALFORMED', `${access.title} gave no answer that can be read`, {
    cause:
      'LLM_BASE_URL is not that of an OpenAI-compatible server, or the model spent all its tokens on thinking',
    next: 'look at LLM_BASE_URL and LLM_MODEL in .env',
    words: text.slice(0, 400),
  });
}

function refusal(access: Access, response: Response, text: string): Problem {
  const { status } = response;
  const words = text.slice(0, 400);
  if (status === 401 || status === 403) {
    return problem(access, 'ASK-KEY', `${access.title} refuses the key (${status})`, {
      cause: `${access.keySetting} is wrong, has ended, or may not use the model ${access.model}`,
      next: `set ${access.keySetting} in .env`,
      words,
    });
  }
  if (status === 429) {
    const after = /^\d+$/.exec(response.headers.get('retry-after') ?? '')?.[0];
    return problem(access, 'ASK-LIMIT', `${access.title} takes no more questions now (429)`, {
      cause: 'the limit of your plan is reached, or your credit is used up',
      next: after ? `the same command again in ${after} s` : 'the same command again in a minute',
      words,
    });
  }
  const noModel = status === 404;
  return problem(access, 'ASK-MODEL', `${access.title} did not take the question (${status})`, {
    cause: noModel
      ? `it has no model ${access.model}, or no chat completions at this address`
      : 'a fault there, or a model that cannot do this',
    next: noModel
      ? 'set LLM_MODEL and LLM_BASE_URL in .env'
      : 'the same command again; if it stays: LLM_MODEL in .env',
    words,
  });
}

const problem = (
  { baseUrl, model, apiKey }: Access,
  code: string,
  what: string,
  { cause, next, words }: { cause: string; next: string; words?: string },
) =>
  new Problem({
    code,
    what,
    where: `${hide(baseUrl)}, model ${model}`,
    cause,
    next,
    ...(words ? { words: redact(hide(words), [apiKey]) } : {}),
  });
