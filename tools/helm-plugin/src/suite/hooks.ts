import { expect, test } from 'vitest';
import { readChart } from '../chart.ts';
import { podSpecOf } from '../pod-security.ts';
import type { KubeObject } from '../render.ts';
import { describeChart, objectsFor, one, type Subject } from './subject.ts';

const hookOf = (object: KubeObject) => object.metadata.annotations?.['helm.sh/hook'];
const deletePolicy = 'before-hook-creation,hook-succeeded';

/** Migrations, `helm test`, and Secrets made from values. */
export function describeHooks(subject: Subject): void {
  const { name } = readChart(subject.folder);
  const plainSecret = [
    'existingSecret=',
    ...Object.entries(subject.plainSecret).map(([key, value]) => `secret.${key}=${value}`),
  ];

  describeChart('hooks', () => {
    test('the migration runs before the release, gives up soon, and needs nothing that comes later', async () => {
      const objects = await objectsFor(subject);
      const job = one(objects, 'Job');
      expect(job.metadata.annotations).toMatchObject({
        'helm.sh/hook': 'pre-install,pre-upgrade',
        'helm.sh/hook-delete-policy': deletePolicy,
      });
      expect(job['spec'].backoffLimit).toBeLessThanOrEqual(2);
      expect(job['spec'].activeDeadlineSeconds).toBeLessThanOrEqual(300);
      const pod = podSpecOf(job);
      expect(pod.restartPolicy).toBe('Never');
      expect(pod.containers[0].command).toEqual(subject.migrate);
      const later = objects.filter((object) => !hookOf(object)).map(({ metadata }) => metadata.name);
      const needed = [
        pod.serviceAccountName,
        ...JSON.stringify(pod).matchAll(/"(?:configMapRef|configMapKeyRef)":{[^}]*"name":"([^"]+)"/g),
      ].filter(Boolean);
      expect(needed.filter((one) => later.includes(String(one)))).toEqual([]);
      expect(pod.containers[0].envFrom).toBeUndefined();
    });

    test('the migration gets the same settings as the pods, and of the Secret only what must be in it', async () => {
      const objects = await objectsFor(subject);
      const env = podSpecOf(one(objects, 'Job')).containers[0].env as { name: string; value?: string }[];
      const plain = Object.fromEntries(
        env.filter(({ value }) => value !== undefined).map((one) => [one.name, one.value]),
      );
      expect(plain).toEqual({ ...one(objects, 'ConfigMap')['data'], MIGRATE_WAIT_SECONDS: '30' });
      const secret = env.filter(({ value }) => value === undefined).map((one) => one.name);
      expect(secret).toEqual(
        Object.keys(subject.secretKeys).filter((key) => subject.secretKeys[key] === 'needed'),
      );
    });

    test('helm test asks the Service from the app’s own image, once', async () => {
      const objects = await objectsFor(subject);
      const pod = one(objects, 'Pod');
      expect(pod.metadata.annotations).toMatchObject({
        'helm.sh/hook': 'test',
        'helm.sh/hook-delete-policy': deletePolicy,
      });
      const [container] = pod['spec'].containers;
      expect(container.image).toBe(podSpecOf(one(objects, 'Deployment')).containers[0].image);
      expect(container.env).toEqual([{ name: 'SERVICE_URL', value: `http://${name}:${subject.port}` }]);
      expect(pod['spec'].restartPolicy).toBe('Never');
    });

    test('a Secret made from values: one for the release, and a copy for the migration that goes with it', async () => {
      const objects = await objectsFor(subject, 'default', { setString: plainSecret });
      const own = one(objects, 'Secret', '-secrets');
      expect(own['stringData']).toEqual({
        ...Object.fromEntries(Object.keys(subject.secretKeys).map((key) => [key, ''])),
        ...subject.plainSecret,
      });
      const copy = one(objects, 'Secret', '-migrate');
      expect(Number(copy.metadata.annotations?.['helm.sh/hook-weight'])).toBeLessThan(
        Number(one(objects, 'Job').metadata.annotations?.['helm.sh/hook-weight']),
      );
      expect(copy['stringData']).toEqual(subject.plainSecret);
      const used = podSpecOf(one(objects, 'Job')).containers[0].env[0].valueFrom.secretKeyRef.name;
      expect(used).toBe(copy.metadata.name);
    });

    test('such a Secret rolls the pods when it changes', async () => {
      const checksum = async (...more: string[]) =>
        one(await objectsFor(subject, 'default', { setString: [...plainSecret, ...more] }), 'Deployment')[
          'spec'
        ].template.metadata.annotations['checksum/secret'];
      expect(await checksum()).toMatch(/^[0-9a-f]{64}$/);
      expect(await checksum('secret.JWT_SECRET=another')).not.toBe(await checksum());
    });

    test('without migrations there is no Job, and no copy of the Secret', async () => {
      const objects = await objectsFor(subject, 'default', {
        setString: plainSecret,
        set: ['migrations.enabled=false'],
      });
      expect(objects.filter(({ kind }) => kind === 'Job')).toEqual([]);
      expect(objects.filter(({ metadata }) => metadata.name.includes('migrate'))).toEqual([]);
    });
  });
}
