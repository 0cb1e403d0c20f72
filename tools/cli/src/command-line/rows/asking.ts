import { toolNames } from '../../../../ask/src/ai/choose.ts';
import { flag, help, target, text, type Command } from '../command.ts';

/** What answers questions. */
export const asking: Record<string, Command> = {
  ask: {
    summary: 'answers a question from the state and the catalogue of failures, else by a model',
    options: { ...help, model: flag, seconds: text, 'dry-run': flag, json: flag },
    help: {
      model: 'asks the model of .env where no rule answers (the default); --no-model never does',
      seconds: 'time limit of the model: 30',
      'dry-run': 'shows what a model would be sent, and sends nothing',
      json: 'as JSON',
    },
    rest: '"question"',
    example: 'npm run ask -- --no-model why is the backend not ready?',
    load: () => import('../../commands/ask.ts'),
  },
  ai: {
    summary: "asks kubectl-ai, Docker's Gordon or kagent, or says what to type without them",
    options: { ...help, target, seconds: text, 'allow-secrets': flag },
    help: {
      target: 'minikube, kind or context; default: what runs',
      seconds: 'time limit: 60 (kubectl-ai), 120 (kagent)',
      'allow-secrets': 'asks kagent although its tools may read Secrets',
    },
    choices: { target: ['minikube', 'kind', 'context'] },
    rest: `${toolNames.join('|')} "question", or kagent install|remove`,
    restChoices: toolNames,
    example: 'npm run ai -- kubectl-ai why are the pods failing?',
    load: () => import('../../commands/ai.ts'),
  },
};
