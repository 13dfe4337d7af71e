import { agencyKinds, isoDate, rolesAt } from '@stafett/domain';
import { expect, test } from 'vitest';
import { processingRecord } from './record.ts';

const on = isoDate('2026-11-22');
const recordOf = (kind: (typeof agencyKinds)[number]) => processingRecord({ name: 'Myndigheten', kind }, on);

test('every agency’s record answers what article 30 asks of each processing', () => {
  for (const kind of agencyKinds) {
    const text = recordOf(kind);
    const count = (words: string) => text.split(words).length - 1;
    for (const letter of ['b', 'd', 'e', 'f', 'g'])
      expect([kind, letter, count(`(30.1 ${letter})`)]).toEqual([kind, letter, kind === 'forbund' ? 3 : 4]);
    expect(text).not.toContain('undefined');
    expect(text.match(/^\| (handläggare|coach|chef|samordnare|ledamot|administratör|loggranskare)/gm)).toHaveLength(
      rolesAt(kind).length,
    );
  }
});

test('it says what the tables say: no generalklausul for vård, five years for the log, nothing in cases for a reviewer', () => {
  expect(recordOf('region')).not.toContain('OSL 10:27');
  expect(recordOf('forsakringskassan')).toContain('| generalklausulen | OSL 10:27 | ja |');
  expect(recordOf('kommun')).toContain('| 5 år, skilt från ärendena. |');
  expect(recordOf('kommun')).toContain('utan eget beslut 5 år efter att ärendet avslutades (SoL (2025:400))');
  expect(recordOf('region')).toContain('utan eget beslut 10 år');
  expect(recordOf('kommun')).toContain('| loggranskare | inget i ärenden |');
  expect(recordOf('forbund')).toContain('inga egna ärenden');
});
