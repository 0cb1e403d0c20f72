import { backendStart } from './backend-start.ts';
import type { Chapter } from './code.ts';
import { frontendStart } from './frontend-start.ts';

/** What the two services and their migrations say when they do not start; the words are in the pod's log. */
export const services: Chapter = {
  title: 'The services at their start',
  codes: [...backendStart, ...frontendStart],
};
