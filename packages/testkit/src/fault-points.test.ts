import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createFaultPoints, startFaultyProcess } from './fault-points.ts';

test('a point that is held waits until it is released, the others pass', async () => {
  const { atPoint, holdAt } = createFaultPoints();
  const hold = holdAt('afterCommit');
  const passed: string[] = [];
  const run = (async () => {
    await atPoint('beforeCommit');
    passed.push('beforeCommit');
    await atPoint('afterCommit');
    passed.push('afterCommit');
  })();
  await hold.reached;
  expect(passed).toEqual(['beforeCommit']);
  hold.release();
  await run;
  expect(passed).toEqual(['beforeCommit', 'afterCommit']);
});

test('a point may throw once', async () => {
  const { atPoint, failAt } = createFaultPoints();
  failAt('beforeAnswer', new Error('the wire broke'));
  await expect(atPoint('beforeAnswer')).rejects.toThrow('the wire broke');
  await expect(atPoint('beforeAnswer')).resolves.toBeUndefined();
});

const script = fileURLToPath(new URL('./test-workflows/three-steps.ts', import.meta.url));

test('a process stands still at an armed point and can be sent on', async () => {
  const steps = await startFaultyProcess(script, { armed: ['second'] });
  await steps.reached('second');
  steps.goOn('second');
  await expect(steps.reached('third')).rejects.toThrow('ended before');
});

test('a process can be armed while it stands still, again and again', async () => {
  const steps = await startFaultyProcess(script, { armed: ['first'] });
  await steps.reached('first');
  await steps.arm('second');
  steps.goOn('first');
  await steps.reached('second');
  await steps.arm('third');
  steps.goOn('second');
  await steps.reached('third');
  steps.goOn('third');
  await steps.stop();
});

test('a process can be killed while it stands still', async () => {
  const steps = await startFaultyProcess(script, { armed: ['first'] });
  await steps.reached('first');
  await steps.kill();
  expect(() => process.kill(steps.pid, 0)).toThrow('ESRCH');
});
