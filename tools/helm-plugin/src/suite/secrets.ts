import { expect, test } from 'vitest';
import { readChart } from '../chart.ts';
import { podSpecOf } from '../pod-security.ts';
import type { KubeObject } from '../render.ts';
import {
  describeChart,
  environmentsOf,
  madeSecret,
  objectsFor,
  one,
  refusal,
  requestFor,
  type Subject,
} from './subject.ts';

const folder = '/var/run/secrets/app';

/** A source of a projected volume: these keys of a Secret, as files of the same names. */
const source = (name: string, keys: string[], optional = false) => ({
  secret: { name, ...(optional && { optional }), items: keys.map((key) => ({ key, path: key })) },
});

/** One variable from a Secret. */
const variable = (name: string, key: string, optional: boolean) => ({
  name: key,
  valueFrom: { secretKeyRef: { name, key, ...(optional && { optional }) } },
});

/** How the Secret comes to the containers, and the Secret that the chart makes from values. */
export function describeSecrets(subject: Subject): void {
  const name = `${readChart(subject.folder).name}-secrets`;
  const keys = Object.keys(subject.secretKeys);
  const needed = keys.filter((key) => subject.secretKeys[key] === 'needed');
  const optional = keys.filter((key) => !needed.includes(key));
  const partsOf = (objects: KubeObject[], kind: string) => {
    const pod = podSpecOf(one(objects, kind));
    const [container] = pod.containers;
    return {
      env: container.env as { name: string; valueFrom?: unknown }[],
      mount: container.volumeMounts.find((one: { name: string }) => one.name === 'secrets'),
      volume: pod.volumes.find((one: { name: string }) => one.name === 'secrets'),
    };
  };

  describeChart.each(environmentsOf(subject))('the Secret, %s', (environment) => {
    test('its keys, and no others, are files that only the process can read', async () => {
      const { env, mount, volume } = partsOf(await objectsFor(subject, environment), 'Deployment');
      expect(env).toEqual([{ name: 'SECRETS_DIR', value: folder }]);
      expect(mount).toEqual({ name: 'secrets', mountPath: folder, readOnly: true });
      const sources = [source(name, needed), source(name, optional, true)];
      // With fsGroup 10001: root and this group read. As a number that YAML 1.1 and 1.2 read alike.
      expect(volume).toEqual({ name: 'secrets', projected: { defaultMode: 0o440, sources } });
    });

    test('no pod has any of it in its environment', async () => {
      const pods = (await objectsFor(subject, environment)).flatMap((object) => podSpecOf(object) ?? []);
      expect(pods).toHaveLength(3);
      for (const pod of pods) expect(JSON.stringify(pod)).not.toMatch(/secretKeyRef|secretRef/);
    });
  });

  describeChart('the Secret', () => {
    const set = ['secretsAs=env'];

    test('its keys are environment variables for those who want it, and then no files', async () => {
      const { env, mount, volume } = partsOf(await objectsFor(subject, 'default', { set }), 'Deployment');
      expect(env).toEqual(keys.map((key) => variable(name, key, optional.includes(key))));
      expect([mount, volume]).toEqual([undefined, undefined]);
    });

    test('the migration gets only what must be in it, either way', async () => {
      const { env, mount, volume } = partsOf(await objectsFor(subject), 'Job');
      expect(env.filter(({ valueFrom }) => valueFrom)).toEqual([]);
      expect(env).toContainEqual({ name: 'SECRETS_DIR', value: folder });
      expect(mount).toEqual({ name: 'secrets', mountPath: folder, readOnly: true });
      expect(volume.projected).toEqual({ defaultMode: 0o440, sources: [source(name, needed)] });
      const other = partsOf(await objectsFor(subject, 'default', { set }), 'Job');
      expect(other.env.filter(({ valueFrom }) => valueFrom)).toEqual(
        needed.map((key) => variable(name, key, false)),
      );
      expect(other.volume).toBeUndefined();
    });

    test.each(Object.entries(subject.neededBy))('%s makes %s a key that must be there', async (set, key) => {
      const objects = await objectsFor(subject, 'default', { set: [set] });
      const [must, may] = partsOf(objects, 'Deployment').volume.projected.sources;
      expect(must).toEqual(source(name, [...needed, key]));
      const rest = optional.filter((one) => one !== key);
      // Without `items` it would be the whole Secret.
      expect(may).toEqual(rest.length ? source(name, rest, true) : undefined);
      expect(partsOf(objects, 'Job').volume.projected.sources).toEqual([must]);
    });

    test('the folder of the files cannot be another one', async () => {
      const more = { set: ['extraEnv.SECRETS_DIR=/elsewhere'] };
      expect(await refusal(requestFor(subject, 'default', more))).toContain('CHART-ENV-TWICE: SECRETS_DIR');
    });
  });

  describeChart('a Secret made from values', () => {
    const made = madeSecret(subject);

    test('belongs to the release; the migration, which comes before, has a copy that goes with it', async () => {
      const objects = await objectsFor(subject, 'default', { setString: made });
      const own = one(objects, 'Secret', '-secrets');
      expect(own.metadata.annotations).toBeUndefined();
      expect(own['stringData']).toEqual({
        ...Object.fromEntries(keys.map((key) => [key, ''])),
        ...subject.plainSecret,
      });
      const copy = one(objects, 'Secret', '-migrate');
      expect(copy.metadata.annotations).toMatchObject({
        'helm.sh/hook': 'pre-install,pre-upgrade',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      });
      expect(Number(copy.metadata.annotations?.['helm.sh/hook-weight'])).toBeLessThan(
        Number(one(objects, 'Job').metadata.annotations?.['helm.sh/hook-weight']),
      );
      expect(copy['stringData']).toEqual(subject.plainSecret);
      const [used] = partsOf(objects, 'Job').volume.projected.sources;
      expect(used.secret.name).toBe(copy.metadata.name);
      expect(partsOf(objects, 'Deployment').volume.projected.sources[0].secret.name).toBe(own.metadata.name);
    });

    test.each(Object.entries(subject.neededBy))('has to have what %s needs: %s', async (set, key) => {
      const words = await refusal(requestFor(subject, 'default', { set: [set], setString: made }));
      expect(words).toMatch(new RegExp(`CHART-(JWT-)?SECRET-MISSING: .*secret\\.${key}`));
      const more = { set: [set], setString: [...made, `secret.${key}=value`] };
      const copy = one(await objectsFor(subject, 'default', more), 'Secret', '-migrate');
      expect(copy['stringData']).toEqual({ ...subject.plainSecret, [key]: 'value' });
    });

    test('rolls the pods when it changes', async () => {
      const checksum = async (...more: string[]) =>
        one(await objectsFor(subject, 'default', { setString: [...made, ...more] }), 'Deployment')['spec']
          .template.metadata.annotations['checksum/secret'];
      expect(await checksum()).toMatch(/^[0-9a-f]{64}$/);
      expect(await checksum('secret.JWT_SECRET=another')).not.toBe(await checksum());
    });
  });
}
