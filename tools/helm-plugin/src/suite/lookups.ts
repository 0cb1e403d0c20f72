import { expect, test } from 'vitest';
import { readChart } from '../chart.ts';
import { renderText } from '../render.ts';
import { withCluster, type LivingObjects } from './living-cluster.ts';
import { describeLookup, requestFor, type Subject } from './subject.ts';

/** Rendered where these objects live: Helm's words where it refuses, else the manifests. */
export const renderInCluster = (
  subject: Subject,
  objects: LivingObjects,
  set: string[],
  namespace = 'default',
): Promise<string> =>
  withCluster(objects, (apiServer) =>
    renderText({ ...requestFor(subject, 'default', { set, namespace }), apiServer }).catch(
      (e: Error) => e.message,
    ),
  );

/** What only a look into the cluster tells, refused before anything is applied, as an upgrade there would be. */
export function describeLookups(subject: Subject): void {
  const { name } = readChart(subject.folder);
  const secret = `${name}-secrets`;
  const keys = Object.keys(subject.secretKeys).filter((key) => subject.secretKeys[key] === 'needed');
  const full = Object.fromEntries(keys.map((key) => [key, 'value']));
  const complete = { [secret]: full };

  const render = (objects: LivingObjects, ...set: string[]) => renderInCluster(subject, objects, set);

  describeLookup('in a living cluster', () => {
    test('a Secret with what is needed is enough', async () => {
      expect(await render({ secrets: complete })).toContain('kind: Deployment');
    });

    test('the Secret has to be there', async () => {
      const words = await render({});
      expect(words).toContain(`CHART-SECRET-ABSENT: there is no Secret ${secret} in namespace default`);
      expect(words).toContain(`kubectl -n default create secret generic ${secret} --from-env-file=FILE`);
      expect(words).toContain(keys.join(', '));
    });

    test('also in a namespace that is still to be made', async () => {
      const words = await renderInCluster(subject, { secrets: complete }, [], 'fresh');
      expect(words).toContain(`CHART-SECRET-ABSENT: there is no Secret ${secret} in namespace fresh`);
      expect(words).toContain(`kubectl create namespace fresh, then kubectl -n fresh create secret generic`);
    });

    const madeBy = (release: string, more = {}) => ({
      secrets: complete,
      annotations: {
        'meta.helm.sh/release-name': release,
        'meta.helm.sh/release-namespace': 'default',
        ...more,
      },
    });

    test('it is not one that this release has made: Helm would delete it', async () => {
      const words = await render(madeBy(name));
      expect(words).toContain(`CHART-SECRET-OWN: Secret ${secret} was made by this release`);
      expect(words).toContain(`kubectl -n default annotate secret ${secret} helm.sh/resource-policy=keep`);
    });

    test('but one that it has to keep, or one of another release', async () => {
      expect(await render(madeBy(name, { 'helm.sh/resource-policy': 'keep' }))).toContain('kind: Deployment');
      expect(await render(madeBy('secrets-of-all'))).toContain('kind: Deployment');
    });

    test.each(keys.flatMap((key) => [[key, undefined] as const, [key, ' \n'] as const]))(
      'it has to have %s, and not %j',
      async (key, value) => {
        const { [key]: _, ...rest } = full;
        const words = await render({ secrets: { [secret]: value ? { ...rest, [key]: value } : rest } });
        expect(words).toContain(
          `CHART-SECRET-KEY-MISSING: Secret ${secret} in namespace default has no ${key}`,
        );
        expect(words.match(/CHART-SECRET-KEY-MISSING/g)).toHaveLength(1);
      },
    );

    test.each(Object.entries(subject.neededBy))('with %s it has to have %s too', async (set, key) => {
      expect(await render({ secrets: complete }, set)).toContain(`has no ${key}, or an empty one`);
      const more = { [secret]: { ...full, [key]: 'value' } };
      expect(await render({ secrets: more }, set)).toContain('kind: Deployment');
    });

    test('a Secret that the chart makes need not be there', async () => {
      const made = Object.entries(subject.plainSecret).map(([key, value]) => `secret.${key}=${value}`);
      expect(await render({}, 'existingSecret=', ...made)).toContain('kind: Secret');
    });

    const port = ['service.type=NodePort', 'service.nodePort=30123'];
    const taken = (service: string, namespace: string) => ({
      secrets: complete,
      services: [
        { name: 'inner', namespace: 'default' },
        { name: service, namespace, nodePort: 30_123 },
      ],
    });

    test.each([
      ['another', 'default'],
      [name, 'elsewhere'],
    ])('the NodePort of %s in %s is not given twice', async (service, namespace) => {
      expect(await render(taken(service, namespace), ...port)).toContain(
        `CHART-NODEPORT-TAKEN: NodePort 30123 belongs to Service ${namespace}/${service}`,
      );
    });

    test('its own NodePort, another one, or none that is asked for are no trouble', async () => {
      expect(await render(taken(name, 'default'), ...port)).toContain('nodePort: 30123');
      const other = await render(taken('another', 'default'), port[0]!, 'service.nodePort=30124');
      expect(other).toContain('nodePort: 30124');
      expect(await render(taken('another', 'default'), 'service.type=ClusterIP')).toContain(
        'type: ClusterIP',
      );
    });

    test('who may not list all Services can do without the look', async () => {
      const forbidden = { secrets: complete, servicesForbidden: true };
      expect(await render(forbidden, ...port)).toContain('cannot list resource "services"');
      expect(await render(forbidden, ...port, 'service.nodePortCheck=false')).toContain('nodePort: 30123');
    });
  });
}
