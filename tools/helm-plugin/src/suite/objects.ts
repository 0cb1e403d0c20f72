import { expect, test } from 'vitest';
import { podSpecOf } from '../pod-security.ts';
import {
  describeChart,
  environmentsOf,
  hasSecret,
  objectsFor,
  one,
  podsOf,
  requestFor,
  textOf,
  type Subject,
} from './subject.ts';
import { readChart } from '../chart.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** Objects around the pods. */
export function describeObjects(subject: Subject): void {
  const { name } = readChart(subject.folder);

  describeChart.each(environmentsOf(subject))('objects, %s', (environment) => {
    test('all carry the namespace and the standard labels', async () => {
      for (const { kind, metadata } of await objectsFor(subject, environment, { namespace: 'elsewhere' })) {
        expect(metadata.namespace, `${kind} ${metadata.name}`).toBe('elsewhere');
        expect(metadata.labels).toMatchObject({
          'app.kubernetes.io/instance': name,
          'app.kubernetes.io/part-of': 'todo-chatbot',
          'app.kubernetes.io/managed-by': 'Helm',
        });
      }
    });

    test('the Service finds the pods and nothing but them', async () => {
      const objects = await objectsFor(subject, environment);
      const service = one(objects, 'Service');
      expect(service.metadata.name).toBe(name);
      expect(service['spec']).toMatchObject({
        type: subject.serviceType,
        ports: [{ port: subject.port, targetPort: 'http' }],
      });
      const selector = Object.entries(service['spec'].selector as Record<string, string>);
      const finds = (labels: Record<string, string> = {}) =>
        selector.every(([key, value]) => labels[key] === value);
      expect(finds(one(objects, 'Deployment')['spec'].template.metadata.labels)).toBe(true);
      if (subject.migrate) expect(finds(one(objects, 'Job')['spec'].template.metadata.labels)).toBe(false);
      expect(finds(one(objects, 'Pod').metadata.labels)).toBe(false);
    });

    test('no Secret is rendered', async () => {
      const objects = await objectsFor(subject, environment);
      expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    });
  });

  describeChart('objects', () => {
    test('the selector is the two labels that never change', async () => {
      const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
      for (const set of [
        [],
        ['commonLabels.a=b', 'podLabels.c=d', `podLabels.app\\.kubernetes\\.io/name=other`],
      ]) {
        const { spec } = one(await objectsFor(subject, 'default', { set }), 'Deployment');
        expect(spec.selector.matchLabels).toEqual(selector);
        expect(spec.template.metadata.labels).toMatchObject(selector);
      }
    });

    test('another release of the chart shares no name with this one', async () => {
      const names = async (release: string) =>
        (await objectsFor(subject, 'default', { release })).map(
          ({ kind, metadata }) => `${kind} ${metadata.name}`,
        );
      const ours = new Set(await names(name));
      expect((await names('second')).filter((one) => ours.has(one))).toEqual([]);
    });

    test('a disruption budget only where a pod is left', async () => {
      const budgets = async (replicas: number) =>
        (await objectsFor(subject, 'default', { set: [`replicaCount=${replicas}`] })).filter(
          ({ kind }) => kind === 'PodDisruptionBudget',
        );
      expect(await budgets(1)).toEqual([]);
      expect((await budgets(2))[0]?.['spec']).toMatchObject({
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      });
    });

    test('the tag is quoted text, and a digest wins over it', async () => {
      const setString = ['image.tag=1867e3x'];
      expect(await textOf(requestFor(subject, 'default', { setString }))).toContain(
        `image: "todo-${name}:1867e3x"`,
      );
      const images = (await objectsFor(subject, 'default', { setString, set: [`image.digest=${digest}`] }))
        .filter(podSpecOf)
        .map((object) => podSpecOf(object).containers[0].image);
      expect(images).toEqual(Array(podsOf(subject)).fill(`todo-${name}@${digest}`));
    });

    test('a changed setting or Secret gives the pods another annotation, nothing else does', async () => {
      const annotations = async (...set: string[]) =>
        one(await objectsFor(subject, 'default', { setString: set }), 'Deployment')['spec'].template.metadata
          .annotations;
      const base = await annotations();
      expect(Object.keys(base)).toEqual(['checksum/config']);
      expect(await annotations('service.annotations.a=b')).toEqual(base);
      expect((await annotations(subject.configChange))['checksum/config']).not.toBe(base['checksum/config']);
      if (hasSecret(subject))
        expect(await annotations('secretHash=h1')).toEqual({ ...base, 'checksum/secret': 'h1' });
    });

    test('NodePort only where the type has one', async () => {
      const ports = async (...set: string[]) =>
        one(await objectsFor(subject, 'default', { set }), 'Service')['spec'].ports[0].nodePort;
      expect(await ports('service.type=NodePort', 'service.nodePort=30123')).toBe(30123);
      expect(await ports('service.type=ClusterIP', 'service.nodePort=30123')).toBeUndefined();
      expect(await ports('service.type=NodePort', 'service.nodePort=null')).toBeUndefined();
    });
  });
}
