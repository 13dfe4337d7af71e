import { expect, test } from 'vitest';
import { draftFields, draftValues, writtenTexts } from './draft-fields.ts';

const minutes = {
  situation: 'Trivs på platsen.',
  when: '2026-11-22',
  commitments: [
    { who: 'fk', what: 'Ring', must: true },
    { who: 'af', what: '', must: false },
  ],
  attended: ['fk', 'af'],
  none: [] as string[],
  minutesLong: 60,
  missing: null,
};

test('a form comes back from its draft as it was', () => {
  expect(draftValues(draftFields(minutes), { ...minutes, situation: '', commitments: [], attended: [] })).toEqual(
    minutes,
  );
});

test('a draft holds nothing but text', () => {
  expect(draftFields({ text: 'a', rows: [{ must: true }] })).toEqual({ text: 'a', 'rows.0.must:json': 'true' });
});

test('rows that were removed stay removed, and a new field keeps its default', () => {
  const before = { rows: [{ what: 'one' }], added: '' };
  const defaults = { rows: [{ what: '' }, { what: '' }], added: 'default' };
  const { added: _, ...old } = before;
  expect(draftValues(draftFields(old), defaults)).toEqual({ rows: [{ what: 'one' }], added: 'default' });
  expect(draftValues(draftFields({ rows: [] as { what: string }[] }), defaults)).toEqual({
    rows: [],
    added: 'default',
  });
});

test('of a draft only what a person wrote is shown, not its choices and ids', () => {
  const fields = draftFields({
    situation: 'Sam vill arbeta',
    mode: 'video',
    on: '2026-11-22',
    must: true,
    rows: [{ id: 'a', what: 'Ringer Sam' }],
  });
  expect(writtenTexts(fields)).toEqual(['Sam vill arbeta', 'Ringer Sam']);
});
