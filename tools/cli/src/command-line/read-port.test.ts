import { expect, test } from 'vitest';
import { readPort } from './read-port.ts';

test.each([
  ['1', 1],
  ['3000', 3000],
  ['65535', 65535],
  [undefined, undefined],
])('%j → %j', (value, port) => {
  expect(readPort(value, '--port')).toBe(port);
});

test.each(['', '0', '-1', '65536', '80.5', 'abc', '30 00', '3000x', 'NaN', '0x1F90', '1e3', ' 3000', true])(
  '%j is no port',
  (value) => {
    expect(() => readPort(value, '--port')).toThrow(
      expect.objectContaining({
        exitCode: 2,
        facts: expect.objectContaining({ code: 'USAGE-PORT', where: `--port ${value}` }),
      }),
    );
  },
);
