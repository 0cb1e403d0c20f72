import { expect, test } from 'vitest';
import { podSecurityFindings, podSpecOf } from '../pod-security.ts';
import { describeChart, environmentsOf, objectsFor, one, podsOf, type Subject } from './subject.ts';
import { thisHelm } from './this-helm.ts';

/** Seconds that stay for the end of the process after preStop and drain. */
const reserveSeconds = 5;

/** Of the hook before the end, in either of its forms. */
function sleepSeconds(pod: ReturnType<typeof podSpecOf>): number {
  const { sleep, exec } = pod.containers[0].lifecycle.preStop;
  return Number(sleep?.seconds ?? exec.command[1]);
}

/** What every pod of the chart has to be, in every environment. */
export function describePods(subject: Subject): void {
  describeChart.each(environmentsOf(subject))('pods, %s', (environment) => {
    const render = (more = {}) => objectsFor(subject, environment, more);

    test('pass Pod Security "restricted", also the hook and the test', async () => {
      const objects = await render();
      expect(objects.filter(podSpecOf)).toHaveLength(podsOf(subject));
      expect(podSecurityFindings(objects)).toEqual([]);
    });

    test('run as 10001 on a read-only root, without a token or service links, with limits', async () => {
      for (const object of (await render()).filter(podSpecOf)) {
        const pod = podSpecOf(object);
        expect(pod).toMatchObject({
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: { runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 },
        });
        for (const container of pod.containers) {
          expect(container.securityContext).toMatchObject({
            readOnlyRootFilesystem: true,
            runAsUser: 10001,
            runAsGroup: 10001,
          });
          expect(container.imagePullPolicy).toBe('IfNotPresent');
          for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
            expect(container.resources.requests[resource], `request ${resource}`).toBeTruthy();
            expect(container.resources.limits[resource], `limit ${resource}`).toBeTruthy();
          }
        }
      }
    });

    test('can write only to bounded empty folders', async () => {
      const pod = podSpecOf(one(await render(), 'Deployment'));
      const mounts = pod.containers[0].volumeMounts as {
        name: string;
        mountPath: string;
        readOnly?: boolean;
      }[];
      const writable = mounts.filter(({ readOnly }) => !readOnly);
      expect(writable.map(({ mountPath }) => mountPath)).toEqual(subject.writable);
      for (const { name } of writable) {
        const volume = pod.volumes.find((one: { name: string }) => one.name === name);
        expect(volume.emptyDir.sizeLimit).toMatch(/^\d+Mi$/);
      }
    });

    test('are probed on different paths of the declared port', async () => {
      const [container] = podSpecOf(one(await render(), 'Deployment')).containers;
      expect(container.ports).toEqual([{ name: 'http', containerPort: subject.port, protocol: 'TCP' }]);
      const asked = ['startupProbe', 'readinessProbe', 'livenessProbe'].map(
        (probe) => container[probe].httpGet,
      );
      const [live, ready] = [subject.paths.live, subject.paths.ready].map((path) => ({ path, port: 'http' }));
      expect(asked).toEqual([live, ready, live]);
    });

    test('go on without a gap: no pod less, a sleep before the end, and time enough', async () => {
      const { spec } = one(await render(), 'Deployment');
      expect(spec.replicas).toBeGreaterThanOrEqual(2);
      expect(spec.strategy).toEqual({
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 0, maxSurge: 1 },
      });
      expect(spec.minReadySeconds).toBeGreaterThan(0);
      expect(spec.progressDeadlineSeconds).toBeLessThanOrEqual(120);
      const sleep = sleepSeconds(spec.template.spec);
      expect(sleep).toBeGreaterThanOrEqual(5);
      expect(spec.template.spec.terminationGracePeriodSeconds).toBe(
        sleep + subject.drainSeconds + reserveSeconds,
      );
    });

    test('get as much longer to end as they have more to drain, or to sleep before', async () => {
      const grace = async (...set: string[]) =>
        podSpecOf(one(await render({ set }), 'Deployment')).terminationGracePeriodSeconds;
      const before = await grace();
      expect(await grace(`shutdown.drainSeconds=${subject.drainSeconds + 1}`)).toBe(before + 1);
      expect(await grace('shutdown.preStopSleepSeconds=60', 'shutdown.drainSeconds=0')).toBe(
        60 + reserveSeconds,
      );
    });

    test('sleep by a program of the image where the kubelet, or Helm, knows no other sleep', async () => {
      const preStop = async (kubeVersion: string) =>
        podSpecOf(one(await render({ kubeVersion }), 'Deployment')).containers[0].lifecycle.preStop;
      const seconds = sleepSeconds(podSpecOf(one(await render(), 'Deployment')));
      const ofTheImage = { exec: { command: ['sleep', String(seconds)] } };
      expect(await preStop('1.29.0')).toEqual(ofTheImage);
      expect(await preStop('1.30.0')).toEqual(thisHelm.hasNativeSleep ? { sleep: { seconds } } : ofTheImage);
    });

    test('are spread softly: a required rule would stop every rollout on one node', async () => {
      const { affinity, topologySpreadConstraints } = podSpecOf(one(await render(), 'Deployment'));
      expect(affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toBeUndefined();
      const [preferred] = affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
      expect(preferred.podAffinityTerm.topologyKey).toBe('kubernetes.io/hostname');
      expect(
        topologySpreadConstraints.map((rule: { whenUnsatisfiable: string }) => rule.whenUnsatisfiable),
      ).toEqual(['ScheduleAnyway']);
    });
  });
}
