import { createProjectGraphAsync, type NxJsonConfiguration, type ProjectGraph } from '@nx/devkit';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';

/** The projects of this checkout as Nx sees them. */
export interface Workspace {
  graph: ProjectGraph;
  nxJson: NxJsonConfiguration;
}

/**
 * Reads the project graph in this process: about 0.6 s, where a call of the `nx` program costs 1.5.
 * @throws Problem NX-GRAPH when a project's configuration cannot be read
 */
export async function openWorkspace(): Promise<Workspace> {
  // Read by Nx when it is loaded. Plugins in this process save a second where the daemon is off.
  process.env['NX_ISOLATE_PLUGINS'] ??= 'false';
  process.env['NX_TUI'] = 'false';
  process.env['NX_WORKSPACE_ROOT_PATH'] ??= workspaceRoot;
  const { readNxJson } = await import('./internals.ts');
  const { forgetWorkedOut, isBrokenDatabase, withDatabases } = await import('./mend.ts');
  return withDatabases(async () => {
    try {
      return await read(readNxJson);
    } catch (error) {
      if (isBrokenDatabase(String(error))) throw error;
      // Half-written files of a killed run are the usual reason; what is really wrong fails again.
      forgetWorkedOut();
      return read(readNxJson).catch((error) => Promise.reject(graphProblem(error)));
    }
  });
}

async function read(readNxJson: (root: string) => NxJsonConfiguration | null): Promise<Workspace> {
  return {
    nxJson: readNxJson(workspaceRoot) ?? {},
    graph: await createProjectGraphAsync({ exitOnError: false }),
  };
}

function graphProblem(error: Error & { getErrors?: () => Error[] }): Problem {
  const all = error.getErrors?.() ?? [];
  const words = [error.message, ...all.map((one) => one.message)].join('\n');
  return new Problem(
    {
      code: 'NX-GRAPH',
      what: 'Nx cannot read the projects of this workspace',
      where: 'nx.json, project.json and Chart.yaml files',
      cause: 'see the lines above',
      next: 'npx nx show projects',
      words,
    },
    { cause: error },
  );
}
