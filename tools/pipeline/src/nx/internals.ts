// The only place that names files inside of Nx. They are no public API, so package.json pins Nx to one version and
// internals.test.ts runs each of them: an upgrade that moves one fails there, by name.
import nxJsonFile from 'nx/src/config/nx-json.js';
import hashTask from 'nx/src/hasher/hash-task.js';
import taskHasher from 'nx/src/hasher/create-task-hasher.js';
import planInspector from 'nx/src/hasher/hash-plan-inspector.js';
import cacheFile from 'nx/src/tasks-runner/cache.js';
import taskGraphFile from 'nx/src/tasks-runner/create-task-graph.js';
import runCommand from 'nx/src/tasks-runner/run-command.js';
import cacheDirectory from 'nx/src/utils/cache-directory.js';

export type { LifeCycle, TaskResult } from 'nx/src/tasks-runner/life-cycle.js';
export type { HashInputs } from 'nx/src/native/index.js';

export const { readNxJson } = nxJsonFile;
export const { createTaskGraph } = taskGraphFile;
export const { createTaskHasher } = taskHasher;
export const { getTaskDetails, hashTasksThatDoNotDependOnOutputsOfOtherTasks: hashTasks } = hashTask;
export const { HashPlanInspector } = planInspector;
export const { getCache } = cacheFile;
export const { invokeTasksRunner } = runCommand;

const { sharedDataDirectory, workspaceDataDirectoryForWorkspace } = cacheDirectory;
/** Where Nx keeps what it remembers. */
export const cacheDirectories = { sharedDataDirectory, workspaceDataDirectoryForWorkspace };
