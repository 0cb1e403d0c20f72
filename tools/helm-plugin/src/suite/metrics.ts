import { expect, test } from 'vitest';
import { describeChart, objectsFor, one, refusal, requestFor, type Subject } from './subject.ts';

/** Figures for Prometheus: on a port of their own, to which no Service leads, and not there unless asked for. */
export function describeMetrics(subject: Subject): void {
  const render = (...set: string[]) => objectsFor(subject, 'default', { set });
  const podOf = async (...set: string[]) => one(await render(...set), 'Deployment')['spec'].template;

  describeChart('metrics', () => {
    test('are off', async () => {
      const text = JSON.stringify(await render());
      expect(text).not.toMatch(/METRICS_PORT|prometheus\.io/);
    });

    test('have a port, a setting and annotations that agree', async () => {
      const set = ['metrics.enabled=true', 'metrics.port=9999'];
      const { metadata, spec } = await podOf(...set);
      expect(metadata.annotations).toMatchObject({
        'prometheus.io/scrape': 'true',
        'prometheus.io/path': '/metrics',
        'prometheus.io/port': '9999',
      });
      expect(spec.containers[0].ports).toContainEqual({
        name: 'metrics',
        containerPort: 9999,
        protocol: 'TCP',
      });
      const { data } = one(await render(...set), 'ConfigMap') as { data?: Record<string, string> };
      expect(data).toMatchObject({ METRICS_PORT: '9999', METRICS_HOST: '0.0.0.0' });
    });

    test('are reached by no Service', async () => {
      const service = one(await render('metrics.enabled=true'), 'Service');
      expect(service['spec'].ports.map(({ name }: { name: string }) => name)).toEqual(['http']);
    });

    test('are let through to whom the policy names; by default to the cluster', async () => {
      const rule = async (...set: string[]) => {
        const policies = (await render('metrics.enabled=true', ...set)).filter(
          ({ kind, metadata }) => kind === 'NetworkPolicy' && !/-(test|migrate)$/.test(metadata.name),
        );
        return policies[0]?.['spec'].ingress.at(-1);
      };
      const ports = [{ port: 'metrics', protocol: 'TCP' }];
      expect(await rule()).toEqual({ from: [{ namespaceSelector: {} }], ports });
      expect(await rule('networkPolicy.metricsFrom[0].podSelector.matchLabels.app=prometheus')).toEqual({
        from: [{ podSelector: { matchLabels: { app: 'prometheus' } } }],
        ports,
      });
    });

    test('cannot have the port of the application', async () => {
      const set = ['metrics.enabled=true', `metrics.port=${subject.port}`];
      expect(await refusal(requestFor(subject, 'default', { set }))).toContain('CHART-METRICS-PORT-TAKEN');
    });
  });
}
