import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderValues } from '../chart.ts';
import { helm } from '../helm.ts';
import { withCluster } from './living-cluster.ts';
import { describeChart, requestFor, type Subject } from './subject.ts';
import { thisHelm } from './this-helm.ts';

/** `--set` texts → what the notes say, as text; and what they must not. */
export type NotesRow = [set: string[], says: string[], not?: string[]];

export interface NotesRequest extends Subject {
  notes: NotesRow[];
}

/** What `helm install` prints at its end. `helm template` leaves it out, so an install that changes nothing is played. */
async function notesOf(subject: Subject, set: string[]): Promise<string> {
  const { folder, release } = requestFor(subject);
  const dryRun = thisHelm.hasDryRunKinds ? '--dry-run=client' : '--dry-run';
  const text = await withCluster({}, (apiServer) =>
    helm(
      [
        'install',
        release,
        folder,
        '--namespace=default',
        dryRun,
        '--disable-openapi-validation',
        '--output=json',
        `--kube-apiserver=${apiServer}`,
        '--kubeconfig=/dev/null',
        `--values=${join(folder, renderValues)}`,
        ...set.map((pair) => `--set=${pair}`),
      ],
      process.cwd(),
    ),
  );
  return (JSON.parse(text) as { info: { notes: string } }).info.notes;
}

/** The notes name an address for each way in, and commands that belong to this release. */
export function describeNotes({ notes, ...subject }: NotesRequest): void {
  const { release } = requestFor(subject);
  describeChart('notes', () => {
    test.each(notes)('%j', async (set, says, not = []) => {
      const text = await notesOf(subject, set);
      for (const words of says) expect(text).toContain(words);
      for (const words of not) expect(text).not.toContain(words);
    });

    test('name the check and the pods of this release, and hold no hole', async () => {
      const text = await notesOf(subject, []);
      expect(text).toContain(`helm -n default test ${release}`);
      expect(text).toContain(`-l app.kubernetes.io/instance=${release}`);
      expect(text).not.toMatch(/<no value>|<nil>|%!|\n\n\n/);
    });
  });
}

/** The command that prints the address of a Service of type LoadBalancer. */
export const balancedUrl = (service: string, port: number) =>
  `echo "http://$(kubectl -n default get service ${service} -o jsonpath='{.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}'):${port}"`;
