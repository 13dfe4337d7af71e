import { findIdentifying } from '@stafett/deidentification';
import { decide } from '@stafett/domain';
import { inInsats, people } from '@stafett/domain/testing';
import type { Figure } from './figures.ts';
import type { Counts } from './options.ts';
import { interleave, p50, p99 } from './samples.ts';

const EVENTS = 200;
/** What one sample is the mean of: one call is too short for the clock. */
const CALLS = 20;

/** A case with so many events that it has been followed up for years. */
const longCase = () => {
  const journey = inInsats();
  while (journey.events().length < EVENTS) {
    journey.wait(30);
    const task = journey.state().tasks.find(({ kind, status }) => kind === 'holdFollowUp' && status === 'open');
    if (task) journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
    journey.does(people.coach, { type: 'recordIncome', income: 'lon' });
  }
  return journey;
};

const NOTE =
  'Deltagaren Anna Berg träffade handläggaren i Katrineholm den 12 maj och lämnade 850312-2395 samt 070-123 45 67. ';

/** Measures what has no server behind it: a decision in a long case, and the search for what identifies in 10 kB of text. */
export const measureCore = async ({ warmUp, measured }: Counts['core']): Promise<readonly Figure[]> => {
  const journey = longCase();
  const [state, now] = [journey.state(), journey.now()];
  const command = { type: 'beginHandover', actor: people.coach, commandId: 'bench' } as const;
  const text = NOTE.repeat(100).slice(0, 10_000);
  const times = await interleave(
    [
      {
        name: 'decide',
        call: async () => {
          for (let n = 0; n < CALLS; n += 1) decide(state, command, now, journey.model);
        },
      },
      { name: 'find', call: async () => findIdentifying(text, ['Anna Berglöf', 'Lars-Erik Öberg']) },
    ],
    { warmUp, measured },
  );
  const ms = { unit: 'ms' } as const;
  return [
    {
      name: `core.decide.${EVENTS}events.p50`,
      value: p50(times.decide) / CALLS,
      ...ms,
      goal: { of: 'value', atMost: 1 },
    },
    { name: `core.decide.${EVENTS}events.p99`, value: p99(times.decide) / CALLS, ...ms },
    { name: 'identifying.10kB.p50', value: p50(times.find), ...ms, goal: { of: 'value', atMost: 50 } },
    { name: 'identifying.10kB.p99', value: p99(times.find), ...ms },
  ];
};
