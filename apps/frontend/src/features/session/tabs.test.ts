import { afterEach, expect, test } from 'vitest';
import { Tabs } from './tabs.ts';

const open: Tabs[] = [];
const tab = (userId: string) => {
  const tabs = new Tabs(userId);
  open.push(tabs);
  return tabs;
};
afterEach(() => open.splice(0).forEach((tabs) => tabs.close()));

const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

test('the other tabs of the same person hear it, on their topic only, until they stop listening', async () => {
  const [mine, second, other] = [tab('ada'), tab('ada'), tab('eve')];
  const heard: string[] = [];
  mine.listen('tasks', () => heard.push('mine'));
  const stop = second.listen('tasks', () => heard.push('second'));
  second.listen('conversations', () => heard.push('another topic'));
  other.listen('tasks', () => heard.push('another person'));
  mine.announce('tasks');
  await soon();
  expect(heard).toEqual(['second']);
  stop();
  mine.announce('tasks');
  await soon();
  expect(heard).toEqual(['second']);
});
