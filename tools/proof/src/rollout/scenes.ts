import type { Deed, Script } from './script.ts';
import { slowModelUrl } from './streams/slow-model-objects.ts';

/** Answers take as long as the question says. */
const withSlowModel: Deed = {
  do: 'upgrade',
  app: 'backend',
  set: {
    'config.llmProvider': 'custom',
    'config.llmBaseUrl': slowModelUrl,
    'config.llmModel': 'slow',
    'extraEnv.CHAT_TIMEOUT_SECONDS': '600',
  },
};

/** The tag is of those that are taken away at the end. */
const otherBuild = { tag: 'by-hand-rollout', words: 'Another build' };

/** What is done under load. The order is that of the record; each scene is by itself. */
export const scripts: readonly Script[] = [
  {
    name: 'backend upgraded',
    deeds: [{ do: 'upgrade', app: 'backend', set: { 'config.logLevel': 'warning' } }],
    replaced: { backend: 2 },
  },
  {
    name: 'frontend upgraded',
    deeds: [{ do: 'upgrade', app: 'frontend', set: { 'config.heapPercent': '70' } }],
    replaced: { frontend: 2 },
  },
  {
    name: 'backend rolled back',
    before: [{ do: 'upgrade', app: 'backend', set: { 'config.logLevel': 'error' } }],
    deeds: [{ do: 'rollback', app: 'backend' }],
    replaced: { backend: 2 },
  },
  {
    name: 'frontend rolled back',
    before: [{ do: 'upgrade', app: 'frontend', set: { 'config.heapPercent': '65' } }],
    deeds: [{ do: 'rollback', app: 'frontend' }],
    replaced: { frontend: 2 },
  },
  {
    name: 'backend restarted',
    deeds: [{ do: 'restart', app: 'backend' }],
    replaced: { backend: 2 },
  },
  {
    name: 'frontend restarted',
    deeds: [{ do: 'restart', app: 'frontend' }],
    replaced: { frontend: 2 },
  },
  {
    name: 'a backend pod deleted',
    deeds: [{ do: 'delete a pod', app: 'backend' }],
    replaced: { backend: 1 },
  },
  {
    name: 'a frontend pod deleted',
    deeds: [{ do: 'delete a pod', app: 'frontend' }],
    replaced: { frontend: 1 },
  },
  {
    name: 'backend image that is nowhere, taken back',
    deeds: [
      {
        do: 'upgrade',
        app: 'backend',
        // The migrations would need the image first, and no pod would be tried.
        set: { 'image.tag': 'nowhere', 'migrations.enabled': 'false' },
        fails: true,
      },
      { do: 'rollback', app: 'backend' },
    ],
    replaced: {},
  },
  {
    name: 'frontend that never gets ready, taken back',
    deeds: [
      { do: 'upgrade', app: 'frontend', set: { 'probes.readiness.path': '/api/nowhere' }, fails: true },
      { do: 'rollback', app: 'frontend' },
    ],
    replaced: {},
  },
  {
    name: 'backend restarted while answers stream',
    before: [withSlowModel],
    deeds: [{ do: 'restart', app: 'backend' }],
    replaced: { backend: 2 },
    streams: true,
  },
  {
    name: 'frontend restarted while answers stream',
    before: [withSlowModel],
    deeds: [{ do: 'restart', app: 'frontend' }],
    replaced: { frontend: 2 },
    streams: true,
  },
  {
    name: 'frontend upgraded to another build',
    before: [{ do: 'build', app: 'frontend', ...otherBuild }],
    deeds: [
      { do: 'upgrade', app: 'frontend', set: { 'image.tag': otherBuild.tag }, serves: otherBuild.words },
    ],
    replaced: { frontend: 2 },
  },
  {
    name: 'control: backend restarted, guards off',
    before: [{ do: 'take the guards off', app: 'backend' }],
    deeds: [{ do: 'restart', app: 'backend' }],
    replaced: { backend: 2 },
    control: true,
  },
  {
    name: 'control: frontend restarted, guards off',
    before: [withSlowModel, { do: 'take the guards off', app: 'frontend' }],
    deeds: [{ do: 'restart', app: 'frontend' }],
    replaced: { frontend: 2 },
    // A pod that ends within two seconds can still answer what is short; what streams it has to cut.
    streams: true,
    control: true,
  },
];
