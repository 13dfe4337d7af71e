import { addDays, type OutOfTurnReason, outOfTurnReasons } from '@stafett/domain';
import type { CallNextRequest, WaitingListAnswer, WaitingListView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActDone } from '../../act/act-done.tsx';
import { useAct } from '../../act/use-act.ts';
import { FormButtons, RadioGroup, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { caseName } from './case-name.tsx';
import type { CoachRow } from './coaches.tsx';
import { useSpan } from './use-span.ts';

type CallValues = {
  coach: string;
  who: 'first' | 'other';
  caseId: string;
  reason: OutOfTurnReason | '';
  answerBy: CallNextRequest['answerBy'];
};

export type Called = {
  readonly outcome: WaitingListAnswer['outcome'];
  readonly case?: { readonly caseId: string; readonly name: string };
  readonly coach: { readonly id: string; readonly name: string } | undefined;
  readonly answerBy: CallNextRequest['answerBy'];
};

/** Calls whoever is next in turn, or somebody else for a coded reason. `coaches` are those the actor may call to and who have room. */
export const CallNextForm = ({
  view,
  coaches,
  called,
  close,
}: {
  view: WaitingListView;
  coaches: readonly CoachRow[];
  called: (called: Called) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const span = useSpan();
  const form = useForm<CallValues>({
    coach: coaches.length === 1 ? (coaches[0]?.coach.id ?? '') : '',
    who: 'first',
    caseId: '',
    reason: '',
    answerBy: view.answerBy,
  });
  const act = useAct(api.waitingList.callNext.mutationOptions());
  const who = useWatch({ control: form.control, name: 'who' });
  const [first, ...others] = view.rows;
  if (!first) return null;

  const send = async ({ coach, answerBy, who: whom, caseId, reason }: CallValues) => {
    const { insats, place } = view;
    const outOfTurn = whom === 'other' && reason !== '' ? { caseId, reason } : undefined;
    const answer = await act.send({ insats, place, coach, answerBy, ...(outOfTurn && { outOfTurn }) });
    if (!answer) return;
    const row = view.rows.find((waiting) => waiting.caseId === answer.called?.caseId);
    const known = answer.called && { caseId: answer.called.caseId, name: caseName(t, row ?? answer.called) };
    called({
      outcome: answer.outcome,
      coach: coaches.find((row) => row.coach.id === coach)?.coach,
      answerBy,
      ...(known && { case: known }),
    });
  };

  return (
    <Form form={form} onSubmit={send} refusal={act.refusal}>
      {coaches.length > 1 && (
        <RadioGroup<CallValues>
          name="coach"
          label={t('waitingListPage.call.coach')}
          choices={coaches.map(({ coach, free }) => ({
            value: coach.id,
            label: t('waitingListPage.call.coachFree', { name: coach.name, count: free }),
          }))}
        />
      )}
      {others.length > 0 ? (
        <RadioGroup<CallValues>
          name="who"
          label={t('waitingListPage.call.who')}
          choices={[
            {
              value: 'first',
              label: t('waitingListPage.call.first', { name: caseName(t, first) }),
              hint: t('waitingListPage.call.firstHint', { waited: span(first.waitedDays) }),
            },
            { value: 'other', label: t('waitingListPage.call.other'), hint: t('waitingListPage.call.otherHint') },
          ]}
        />
      ) : (
        <p>
          <strong>{t('waitingListPage.call.first', { name: caseName(t, first) })}</strong>{' '}
          {t('waitingListPage.call.firstHint', { waited: span(first.waitedDays) })}
        </p>
      )}
      {who === 'other' && (
        <>
          <SelectField<CallValues>
            name="caseId"
            label={t('waitingListPage.call.case')}
            choices={others.map((row) => ({
              value: row.caseId,
              label: t('waitingListPage.call.caseChoice', {
                position: row.position,
                name: caseName(t, row),
                waited: span(row.waitedDays),
              }),
            }))}
          />
          <RadioGroup<CallValues>
            name="reason"
            label={t('waitingListPage.call.reason')}
            choices={outOfTurnReasons.map((reason) => ({ value: reason, label: t(`outOfTurnReason.${reason}`) }))}
          />
        </>
      )}
      <DateField<CallValues>
        name="answerBy"
        label={t('waitingListPage.call.answerBy')}
        hint={t('waitingListPage.call.answerByHint')}
        lean="ahead"
        earliest={addDays(format.today, 1)}
      />
      <FormButtons>
        <Button type="submit" kind="primary" working={act.working}>
          {t('waitingListPage.call.send')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};

/** What happened, and what happens next. */
export const CalledNotice = ({ outcome, case: known, coach, answerBy }: Called) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  return (
    <ActDone
      outcome={outcome}
      title={
        known ? t('waitingListPage.call.doneTitle', { name: known.name }) : t('waitingListPage.call.doneTitleUnknown')
      }
    >
      <p>{t('waitingListPage.call.doneText', { date: format.long(answerBy) })}</p>
      <p>
        {coach && coach.id !== me.staff.id
          ? t('waitingListPage.call.doneNext', { coach: coach.name })
          : t('waitingListPage.call.doneNextYou')}
      </p>
      {known && (
        <p>
          <Link to="/arenden/$caseId" params={{ caseId: known.caseId }} hash="kallelse">
            {t('waitingListPage.call.doneLink')}
          </Link>
        </p>
      )}
    </ActDone>
  );
};
