import { Problem } from '../../../../libs/problem/src/problem.ts';

/** The Problem of a tool that is not there; `plain` does the same by hand. */
export const missing = (tool: string, where: string, get: string, plain: string[]): Problem =>
  new Problem({
    code: 'AI-TOOL-MISSING',
    what: `${tool} is not here`,
    where,
    cause: `it is optional and was never installed: ${get}`,
    next: `without it: ${plain.join(', then: ')}`,
    class: 'preflight',
  });

/** A tool of the same name that is another one. */
export const otherTool = (tool: string, words: string, get: string): Problem =>
  new Problem({
    code: 'AI-TOOL-OTHER',
    what: `the ${tool} on PATH is another program of that name`,
    where: `${tool} version`,
    cause: 'several tools have this name; the words above are its own',
    next: get,
    class: 'preflight',
    words,
  });

/** No model is configured, and the tool needs one. */
export const noEndpoint = (tool: string, plain: string[]): Problem =>
  new Problem({
    code: 'AI-NO-ENDPOINT',
    what: `${tool} needs a model, and .env names none`,
    where: '.env',
    cause: 'GROQ_API_KEY, OPENAI_API_KEY and LLM_BASE_URL are empty, or LLM_PROVIDER is offline',
    next: `set GROQ_API_KEY in .env (https://console.groq.com/keys); without it: ${plain.join(', then: ')}`,
    class: 'preflight',
  });

/** The tool took longer than it may. */
export const outOfTime = (tool: string, seconds: number, plain: string[]): Problem =>
  new Problem({
    code: 'AI-TOOL-TIMEOUT',
    what: `${tool} was ended after ${seconds} s`,
    where: `npm run ai -- ${tool}`,
    cause: 'the model is slow, or asks the cluster again and again',
    next: `npm run ai -- ${tool} --seconds ${seconds * 2} "…", or without it: ${plain.join(', then: ')}`,
  });

/** It ended with exit code 0 and said nothing, or an error. */
export const saidNothing = (tool: string, words: string, plain: string[]): Problem =>
  new Problem({
    code: 'AI-TOOL-EMPTY',
    what: `${tool} ended well and gave no answer`,
    where: `npm run ai -- ${tool}`,
    cause: 'a model that does not call tools, or an error that the tool does not tell by its exit code',
    next: `LLM_MODEL in .env; without it: ${plain.join(', then: ')}`,
    ...(words ? { words } : {}),
  });
