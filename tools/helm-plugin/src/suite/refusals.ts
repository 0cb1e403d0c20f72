import { expect, test } from 'vitest';
import { readChart } from '../chart.ts';
import { describeChart, hasSecret, refusal, requestFor, textOf, type Subject } from './subject.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/**
 * Values → what the refusal says. Each begins from values that render. Helm up to 3.17 words the schema's findings in
 * another way than the versions since, so both are taken.
 */
const wrongValues: [string[], RegExp][] = [
  [['replicaCuont=3'], /replicaCuont'? (is )?not allowed/],
  [['image.tga=h1'], /tga'? (is )?not allowed/],
  [['replicaCount=0'], /replicaCount.*(minimum.*want|equal to) 1/s],
  [['replicaCount=two'], /replicaCount.*(want|Expected:) integer/s],
  [['service.nodePort=99'], /nodePort.*(minimum.*want|greater than or equal to) 30,?000/s],
  [['service.nodePort=40000'], /nodePort.*(maximum.*want|less than or equal to) 32,?767/s],
  [['service.type=Nodeport'], /service[./]type.*one of/s],
  [['image.digest=sha256:abc'], /image[./]digest.*pattern/s],
  [['image.tag=1867000000000000000'], /image[./]tag.*(want|Expected:) string/s],
  [['probes.readiness.path=health'], /readiness[./]path.*pattern/s],
  [['shutdown.preStopSleepSeconds=0'], /preStopSleepSeconds.*(minimum.*want|equal to) 1/s],
  [['image.tag='], /CHART-IMAGE-TAG-EMPTY.*--set-string image\.tag=TAG/],
  [['image.tag=latest'], /CHART-IMAGE-TAG-LATEST/],
  [['terminationGracePeriodSeconds=20'], /CHART-GRACE-TOO-SHORT: 20 seconds/],
  [['minReadySeconds=120'], /CHART-DEADLINE-TOO-SHORT/],
];

/** The same for a chart with a Secret. */
const wrongSecrets: typeof wrongValues = [
  [['secretsAs=volume'], /secretsAs/],
  [['existingSecret=Not A Name'], /existingSecret/],
  [['extraEnv.DATABASE_URL=x'], /CHART-ENV-TWICE: DATABASE_URL/],
  [['existingSecret='], /CHART-SECRET-MISSING: no .*secret\.DATABASE_URL/],
  [['secret.DATABASE_URL=postgres://u@h/d'], /CHART-SECRET-TWICE: existingSecret and secret\.DATABASE_URL/],
];

/** What schema and guards refuse, and that they refuse no more than that. */
export function describeRefusals(subject: Subject): void {
  const refused = (set: string[], setString: string[] = []) =>
    refusal(requestFor(subject, 'default', { set, setString }));

  describeChart('refused before anything is applied', () => {
    test.each([...wrongValues, ...(hasSecret(subject) ? wrongSecrets : [])])('%s', async (set, words) => {
      expect(await refused(set)).toMatch(words);
    });

    test.each(['1867', '1.8e18', '1e5', '12.'])('the tag %s, which YAML reads as a number', async (tag) => {
      expect(await refused([], [`image.tag=${tag}`])).toContain('CHART-IMAGE-TAG-NUMBER');
    });

    test.each(['h1867', '0.1.0', '1e5a', 'v2'])('not the tag %s', async (tag) => {
      expect(await textOf(requestFor(subject, 'default', { setString: [`image.tag=${tag}`] }))).toContain(
        `:${tag}"`,
      );
    });

    test('probes that are alike', async () => {
      expect(await refused([`probes.liveness.path=${subject.paths.ready}`])).toContain('CHART-PROBES-SAME');
    });

    test('all findings are named at once', async () => {
      const words = await refused(['image.tag=latest', 'terminationGracePeriodSeconds=1']);
      expect(words).toContain('CHART-IMAGE-TAG-LATEST');
      expect(words).toContain('CHART-GRACE-TOO-SHORT');
    });

    test('the defaults by themselves: nobody has said which image and which Secret', async () => {
      const words = await refusal(requestFor(subject, 'default', { bare: true }));
      expect(words).toContain('CHART-IMAGE-TAG-EMPTY');
      if (hasSecret(subject)) expect(words).toContain('CHART-SECRET-MISSING');
    });

    test('a cluster that is too old', async () => {
      const request = requestFor(subject, 'default', { kubeVersion: '1.27.0' });
      expect(await refusal(request)).toContain('kubeVersion: >=1.28.0-0');
    });

    test('not an empty tag beside a digest', async () => {
      const set = ['image.tag=', `image.digest=${digest}`];
      expect(await textOf(requestFor(subject, 'default', { set }))).toContain(`@${digest}`);
    });

    test('not a grace period of exactly what is needed', async () => {
      const text = await textOf(requestFor(subject));
      const computed = /terminationGracePeriodSeconds: (\d+)\n      # soft/.exec(text)?.[1];
      const set = (seconds: number) => [`terminationGracePeriodSeconds=${seconds}`];
      expect(await textOf(requestFor(subject, 'default', { set: set(Number(computed)) }))).toBe(text);
      expect(await refused(set(Number(computed) - 1))).toContain('CHART-GRACE-TOO-SHORT');
    });

    test('neither values file needs more than what a deployment gives', async () => {
      for (const file of Object.values(readChart(subject.folder).environments)) {
        const request = { ...requestFor(subject), values: [file], bare: true, setString: ['image.tag=h1'] };
        expect(await textOf(request)).toContain('kind: Deployment');
      }
    });
  });
}
