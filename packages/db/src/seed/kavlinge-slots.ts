import { isoDate, type SlotRule, units } from '@stafett/domain';
import { kavlingePeople } from './kavlinge-people.ts';

const staffOf = (subject: string): string => {
  const person = kavlingePeople.find((one) => one.subject === subject);
  if (!person) throw new Error(`nobody is called ${subject}`);
  return person.id;
};

const flerpartssamtal = {
  unit: { agency: units.afKavlinge.agency, unit: units.afKavlinge.unit },
  minutesLong: 60,
  kinds: ['multipartyMeeting'],
  modes: ['physical', 'video'],
  validFrom: isoDate('2026-01-01'),
} as const;

/** Three caseworkers at Arbetsförmedlingen hold a time each week for flerpartssamtal (FINSAM Kävlinge–Lomma, 2018). */
export const kavlingeSlots: readonly SlotRule[] = [
  {
    ...flerpartssamtal,
    id: '2d6bb3b1-98a4-4f43-a5a8-3d1f3f0b7a10',
    staff: staffOf('af-susanne'),
    weekday: 2,
    from: '09:00',
  },
  {
    ...flerpartssamtal,
    id: '7c0d8f5e-52e3-4a36-8f3c-0b64c9f1d2a7',
    staff: staffOf('af-petter'),
    weekday: 3,
    from: '13:00',
  },
  {
    ...flerpartssamtal,
    id: 'b91e44a6-6a0f-4d0b-9a57-5e8f27c6e013',
    staff: staffOf('af-marko'),
    weekday: 4,
    from: '10:00',
  },
];
