import { expect, test } from 'vitest';
import { serviceNames } from '../../../settings/src/services.ts';
import { changedValues, countValues, valuesBehind } from './chart-values.ts';

test('a variable of the chart is traced back to its values, also through a name of the template', () => {
  expect(valuesBehind('backend', 'LLM_MODEL')).toEqual(['config.llmModel']);
  expect(valuesBehind('backend', 'SHUTDOWN_STREAM_SECONDS')).toEqual(['shutdown.drainSeconds']);
  expect(valuesBehind('frontend', 'MIGRATE_WAIT_SECONDS')).toEqual(['migrations.waitSeconds']);
  expect(valuesBehind('backend', 'GROQ_API_KEY')).toEqual(['secret.GROQ_API_KEY']);
  expect(valuesBehind('backend', 'METRICS_HOST')).toEqual([]);
  expect(valuesBehind('frontend', 'NO_SUCH_VARIABLE')).toEqual([]);
});

test('a chart that is not there has nothing to tell', () => {
  expect(valuesBehind('no-such-chart', 'PORT')).toEqual([]);
  expect(changedValues('no-such-chart')).toEqual([]);
  expect(countValues('no-such-chart')).toBe(0);
});

test.each(serviceNames)('what dev and prod change of %s is told, and nothing that they leave', (chart) => {
  const changed = changedValues(chart);
  expect(changed.map(({ path }) => path)).toContain('minReadySeconds');
  expect(changed.filter(({ fallback, dev, prod }) => fallback === dev && fallback === prod)).toEqual([]);
});
