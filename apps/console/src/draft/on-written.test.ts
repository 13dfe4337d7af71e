import { createFormControl } from 'react-hook-form';
import { expect, test } from 'vitest';
import { onWritten } from './on-written.ts';

type Values = { kind: string; required: string };
const watched = (begun = false) => {
  const form = createFormControl<Values>({ defaultValues: { kind: '', required: '' } });
  const kept: Values[] = [];
  onWritten(
    form,
    (values) => kept.push({ ...values }),
    () => begun,
  );
  const kind = form.register('kind');
  const type = (value: string) => kind.onChange({ target: { name: 'kind', value }, type: 'change' });
  return { form, kept, type, leave: () => kind.onBlur({ target: { name: 'kind', value: '' }, type: 'blur' }) };
};

test('what the form sets by itself is nobody’s draft, nor is a field that one only passes', async () => {
  const { form, kept, leave } = watched();
  form.setValue('required', 'kommun');
  await leave();
  form.reset({ kind: 'followUp', required: '' }, { keepDefaultValues: true });
  expect(kept).toEqual([]);
});

test('once somebody has written, all is kept, also what follows from it', async () => {
  const { form, kept, type } = watched();
  form.setValue('required', 'kommun');
  await type('followUp');
  form.setValue('required', 'af');
  expect(kept).toEqual([
    { kind: 'followUp', required: 'kommun' },
    { kind: 'followUp', required: 'af' },
  ]);
});

test('in a draft that was written before, too', () => {
  const { form, kept } = watched(true);
  form.setValue('required', 'kommun');
  expect(kept).toHaveLength(1);
});
