import { expect, test } from 'vitest';
import { scripts } from './scenes.ts';

test('every scene has a name of its own and does something under load', () => {
  expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
  for (const { deeds } of scripts) expect(deeds.length).toBeGreaterThan(0);
});

test('each app is upgraded, rolled back, restarted, loses a pod, and has a control without guards', () => {
  for (const app of ['frontend', 'backend'] as const) {
    const done = scripts.filter(({ replaced }) => app in replaced);
    const kinds = done.flatMap(({ deeds }) => deeds.filter((one) => one.app === app).map((one) => one.do));
    for (const kind of ['upgrade', 'rollback', 'restart', 'delete a pod']) expect(kinds).toContain(kind);
    expect(done.filter(({ control }) => control)).toHaveLength(1);
    expect(done.filter(({ streams, control }) => streams && !control)).toHaveLength(1);
  }
});

test('one upgrade changes the image: its build comes before, under the tag that the upgrade names', () => {
  const changing = scripts.flatMap(({ before = [], deeds }) =>
    deeds.flatMap((deed) => (deed.do === 'upgrade' && deed.serves ? [{ deed, before }] : [])),
  );
  expect(changing).toHaveLength(1);
  const [{ deed, before }] = changing as [(typeof changing)[0]];
  // So that it is taken away at the end.
  expect(deed.set['image.tag']).toMatch(/^by-hand/);
  expect(before).toEqual([{ do: 'build', app: deed.app, tag: deed.set['image.tag'], words: deed.serves }]);
});

test('an upgrade that fails is taken back, and replaces nothing', () => {
  const failing = scripts.filter(({ deeds }) => deeds.some((one) => one.do === 'upgrade' && one.fails));
  expect(failing).toHaveLength(2);
  for (const { deeds, replaced } of failing) {
    expect(deeds.at(-1)?.do).toBe('rollback');
    expect(replaced).toEqual({});
  }
});
