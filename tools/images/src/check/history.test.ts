import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finalStage } from '../dockerfile/stages.ts';
import { ownLayers, parseHistory, sizesOf } from './history.ts';

const stage = finalStage(`FROM a AS b
RUN x
FROM c
# why
ENV A=1 \\
    B=2

COPY --from=b /x /x
CMD ["x"]
`);
const line = (CreatedBy: string, Size: string) => JSON.stringify({ CreatedBy, Size });
const steps = parseHistory(
  [
    line('CMD ["x"]', '0'),
    line('COPY /x /x # buildkit', '2000000'),
    line('ENV A=1 B=2', '0'),
    line('base', '9000000'),
  ].join('\n'),
);

test('the last stage is its instructions, each in one line', () => {
  expect(stage).toEqual(['ENV A=1 B=2', 'COPY --from=b /x /x', 'CMD ["x"]']);
});

test('ours is what the last stage made, whole is all', () => {
  expect(sizesOf(steps, stage)).toEqual({
    whole: 11e6,
    ours: 2e6,
    steps: [{ createdBy: 'COPY /x /x # buildkit', bytes: 2e6 }],
  });
});

test('an image of another Dockerfile is refused', () => {
  expect(() => sizesOf(steps, ['USER 1', ...stage])).toThrow(
    /step 1 of the last stage is "USER 1", the image says "base"/,
  );
});

test('layers are counted by the steps that made one', () => {
  const history = [
    { created_by: 'base' },
    { empty_layer: true },
    { created_by: 'COPY' },
    { empty_layer: true },
  ];
  expect(ownLayers({ config: {}, history, rootfs: { diff_ids: [] } }, stage)).toBe(1);
});

test.each(['frontend', 'backend'])(
  'the last stage of %s ends as a server with a user that is a number',
  (app) => {
    const text = readFileSync(join(import.meta.dirname, '../../../../apps', app, 'Dockerfile'), 'utf8');
    expect(finalStage(text)).toContain('USER 10001:10001');
    expect(finalStage(text).at(-1)).toMatch(/^CMD \[/);
  },
);
