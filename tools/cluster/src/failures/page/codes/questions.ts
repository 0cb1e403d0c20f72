import { type Chapter, row } from './code.ts';

/** What `npm run ask` and `npm run ai` say. */
export const questions: Chapter = {
  title: 'Questions and AI tools',
  codes: [
    row(
      'ASK-NO-ANSWER',
      'No rule knows an answer, and no model is asked',
      'no key in `.env`, or `--no-model`',
      '`npm run status`; a key in `.env` lets a model answer',
    ),
    row(
      'ASK-SETTINGS',
      'The settings name no model that can be asked',
      'LLM_PROVIDER, LLM_BASE_URL, LLM_MODEL or a key in `.env` is missing or wrong',
      'the line that the message names',
    ),
    row(
      'ASK-KEY',
      'The provider refuses the key',
      'it is wrong, has ended, or may not use the model',
      'another key in `.env`',
    ),
    row(
      'ASK-LIMIT',
      'The provider takes no more questions now',
      'the limit of the plan is reached, or the credit is used up',
      'the same command again after the time that is named',
    ),
    row(
      'ASK-TIMEOUT',
      'The model did not answer in time',
      'it is slow or not loaded yet, or the network loses what is sent',
      '`npm run ask -- --seconds 60 "…"`',
    ),
    row(
      'ASK-UNREACHABLE',
      'The provider cannot be reached',
      'no network, or a wrong LLM_BASE_URL; an address that leads on to another one is not followed',
      '`curl -I` with the address of the message',
    ),
    row(
      'ASK-MALFORMED',
      'The answer cannot be read',
      'LLM_BASE_URL is no OpenAI-compatible server, or the model gave no text',
      'look at LLM_BASE_URL and LLM_MODEL in `.env`',
    ),
    row(
      'ASK-MODEL',
      'The provider did not take the question',
      'it has no such model, or a fault there',
      'look at LLM_MODEL in `.env`',
    ),
    row(
      'ASK-NOT-READY',
      'A part is not ready, and nothing tells a known reason',
      'it is stopped, or still coming up',
      '`npm run status`, `npm run logs`',
    ),
    row(
      'ASK-ALL-READY',
      'Nothing that `npm run status` looks at is wrong',
      'the fault, if there is one, is inside the app',
      '`npm run logs -- --since 10m --grep error`',
    ),
    row(
      'HOW-TO-…',
      'A question about how to do something; the message has the commands',
      'no fault',
      'the commands of the message',
    ),
    row(
      'AI-TOOL-MISSING',
      'The AI tool is not on this machine',
      'it is optional',
      'the plain commands that the message names',
    ),
    row(
      'AI-TOOL-OTHER',
      'Another program has the name of the tool',
      'several are called `kubectl-ai`',
      'the one that the message names',
    ),
    row(
      'AI-TOOL-VERSION',
      'The tool is of another version than the one used here',
      'it was installed or updated by itself',
      'where its answers are strange, the version that the message names',
    ),
    row(
      'AI-TOOL-TIMEOUT',
      'The tool was ended at its time limit (exit code 124)',
      'a slow model, or one that asks the cluster again and again',
      'the same with `--seconds`',
    ),
    row(
      'AI-TOOL-EMPTY',
      'The tool ended well and gave no answer',
      'a model that does not call tools',
      'another LLM_MODEL in `.env`',
    ),
    row('AI-NO-ENDPOINT', 'The tool needs a model', 'no key in `.env`', 'a key in `.env`'),
    row(
      'AI-NO-TERMINAL',
      'Gordon works on a terminal only',
      'input or output is a file or a pipe',
      'the same in a terminal',
    ),
    row(
      'AI-READER-LEFT',
      'The account that the tool read the cluster with could not be removed',
      'the cluster went away meanwhile; its token ends after ten minutes',
      'the command that the message names',
    ),
    row(
      'AI-KAGENT-ABSENT',
      'kagent is not installed in the cluster',
      'it is optional',
      '`npm run ai -- kagent install`',
    ),
    row(
      'AI-KAGENT-FOREIGN',
      'kagent was not installed from here, and stays as it is',
      'somebody installed it by hand',
      'the command that the message names',
    ),
    row(
      'AI-KAGENT-HELM',
      'helm could not install or remove kagent',
      'no network to its registry, or too little room for its pods',
      '`npm run ai -- kagent remove`',
    ),
    row(
      'AI-KAGENT-SECRETS',
      "kagent's tools may read the app's Secrets, so it is not asked",
      'it was installed with other values, or its version has no role that only reads',
      'take the right away, or `--allow-secrets`',
    ),
    row(
      'AI-KAGENT-TASK',
      "kagent's agent did not complete the task",
      'its model or one of its tools failed, or it asks something back',
      'the log of the agent, which the message names',
    ),
  ],
};
