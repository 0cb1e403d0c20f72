import { expect, test } from 'vitest';
import { readChart } from '../chart.ts';
import { podSpecOf } from '../pod-security.ts';
import type { KubeObject } from '../render.ts';
import { describeChart, madeSecret, objectsFor, one, type Subject } from './subject.ts';

const hookOf = (object: KubeObject) => object.metadata.annotations?.['helm.sh/hook'];
const deletePolicy = 'before-hook-creation,hook-succeeded';

/** Migrations and `helm test`. */
export function describeHooks(subject: Subject): void {
  const { name } = readChart(subject.folder);
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

    test('the migration gets the same settings as the pods', async () => {
      const objects = await objectsFor(subject);
      const env = podSpecOf(one(objects, 'Job')).containers[0].env as { name: string; value?: string }[];
      const { SECRETS_DIR: _, ...plain } = Object.fromEntries(env.map((one) => [one.name, one.value]));
      expect(plain).toEqual({ ...one(objects, 'ConfigMap')['data'], MIGRATE_WAIT_SECONDS: '30' });
    });

    test('the migration gets what is added to the pods, and may ask whom they may', async () => {
      const set = [
        'extraEnv.MORE=text',
        'extraEnvFrom[0].configMapRef.name=more',
        'extraVolumes[0].name=more',
        'extraVolumeMounts[0].name=more',
        'networkPolicy.extraEgress[0].ports[0].port=99',
      ];
      const objects = await objectsFor(subject, 'default', { set });
      const pod = podSpecOf(one(objects, 'Job'));
      expect(pod.containers[0].env).toContainEqual({ name: 'MORE', value: 'text' });
      expect(pod.containers[0].envFrom).toEqual([{ configMapRef: { name: 'more' } }]);
      expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'more' });
      expect(pod.volumes).toContainEqual({ name: 'more' });
      expect(one(objects, 'NetworkPolicy', '-migrate')['spec'].egress).toContainEqual({
        ports: [{ port: 99 }],
      });
    });

    test('what is added wins over a setting, and no name is there twice', async () => {
      const setting = Object.keys(one(await objectsFor(subject), 'ConfigMap')['data'])[0]!;
      const set = [`extraEnv.${setting}=mine`, 'extraEnv.MIGRATE_WAIT_SECONDS=9'];
      const objects = await objectsFor(subject, 'default', { setString: set });
      const env = podSpecOf(one(objects, 'Job')).containers[0].env as { name: string; value?: string }[];
      expect(env).toContainEqual({ name: setting, value: 'mine' });
      expect(env).toContainEqual({ name: 'MIGRATE_WAIT_SECONDS', value: '9' });
      expect(new Set(env.map(({ name }) => name)).size).toBe(env.length);
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

    test('without migrations there is no Job, and no copy of the Secret', async () => {
      const objects = await objectsFor(subject, 'default', {
        setString: madeSecret(subject),
        set: ['migrations.enabled=false'],
      });
      expect(objects.filter(({ kind }) => kind === 'Job')).toEqual([]);
      expect(objects.filter(({ metadata }) => metadata.name.includes('migrate'))).toEqual([]);
    });
  });
}
