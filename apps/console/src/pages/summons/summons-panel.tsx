import type { ActAnswer, CaseView, SummonsView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDone } from '../../act/act-done.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { DueText } from '../../parts/due-text.tsx';
import { Section } from '../../parts/page.tsx';
import { StatusText, type Tone } from '../../parts/status-text.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { AnswerForm } from './answer-form.tsx';
import { DeliverForm } from './deliver-form.tsx';
import { inOrder } from './in-order.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What was done, to be told with what happens next. */
export type SummonsDone = {
  readonly outcome: ActAnswer['outcome'];
  readonly title: string;
  readonly text: readonly string[];
};
type Open = 'deliver' | 'answer' | 'withdraw';

const tones: Record<SummonsView['status'], Tone> = {
  called: 'active',
  delivered: 'waiting',
  accepted: 'done',
  declined: 'plain',
  unanswered: 'late',
  withdrawn: 'done',
};

const Facts = ({ summons, waits }: { summons: SummonsView; waits: boolean }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, coach, calledAt, answerBy, delivery, outOfTurn, declined } = summons;
  const rows: readonly SummaryRow[] = [
    {
      key: t('summonsPanel.status'),
      value: <StatusText tone={tones[status]}>{t(`summonsStatus.${status}`)}</StatusText>,
    },
    { key: t('summonsPanel.coach'), value: coach.name },
    { key: t('summonsPanel.calledOn'), value: format.date(calledAt) },
    {
      key: t('summonsPanel.answerBy'),
      value: waits ? <DueText dueOn={answerBy} /> : format.date(answerBy),
    },
    {
      key: t('summonsPanel.delivered'),
      value: delivery
        ? t('summonsPanel.deliveredHow', {
            date: format.date(delivery.on),
            how: t(`summonsDelivery.${delivery.how}`).toLocaleLowerCase(format.language),
          })
        : t('summonsPanel.notDelivered'),
    },
    ...(outOfTurn ? [{ key: t('summonsPanel.turn'), value: t(`outOfTurnReason.${outOfTurn}`) }] : []),
    ...(declined ? [{ key: t('summonsPanel.declined'), value: t(`summonsDeclineReason.${declined}`) }] : []),
  ];
  return <SummaryList rows={rows} />;
};

const Current = ({
  view,
  summons,
  done,
}: {
  view: CaseView;
  summons: SummonsView;
  done: (done: SummonsDone | undefined) => void;
}) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const begin = (what: Open) => {
    done(undefined);
    setOpen(what);
  };
  const finished = (what: SummonsDone) => {
    close();
    done(what);
  };
  const may = (command: CaseView['allowed'][number]) => view.allowed.includes(command);
  const mayDeliver = may('recordSummonsDelivery') && summons.status === 'called';
  const mayCorrect = may('recordSummonsDelivery') && summons.status === 'delivered';
  const deliver = t(mayCorrect ? 'summonsPanel.deliver.correct' : 'summonsPanel.deliver.title');
  const parts = { caseId: view.caseId, summons, close, done: finished };

  return (
    <>
      <Facts summons={summons} waits />
      {(open === undefined || open === 'withdraw') && (
        <div className="buttons">
          {mayDeliver && (
            <Link
              to="/arenden/$caseId/kallelse/$summons"
              params={{ caseId: view.caseId, summons: summons.id }}
              className="button button-secondary"
            >
              {t('summonsPanel.letter')}
            </Link>
          )}
          {mayDeliver && <Button onClick={() => begin('deliver')}>{deliver}</Button>}
          {may('answerSummons') && <Button onClick={() => begin('answer')}>{t('summonsPanel.answer.title')}</Button>}
          {mayCorrect && <Button onClick={() => begin('deliver')}>{deliver}</Button>}
          {may('withdrawSummons') && (
            <Button kind="danger" onClick={() => begin('withdraw')}>
              {t('summonsPanel.withdraw.send')}
            </Button>
          )}
        </div>
      )}
      {open === 'deliver' && (
        <Unfolded level={3} title={deliver}>
          <DeliverForm {...parts} />
        </Unfolded>
      )}
      {open === 'answer' && (
        <Unfolded level={3} title={t('summonsPanel.answer.title')}>
          <AnswerForm {...parts} />
        </Unfolded>
      )}
      {open === 'withdraw' && <WithdrawDialog {...parts} />}
    </>
  );
};

/**
 * Kallelsen on a case's page: the one that waits for an answer with what may be done about it, and the earlier ones. Nothing when the
 * actor may not see it, or when the participant began without being called.
 */
export const SummonsPanel = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [done, setDone] = useState<SummonsDone & { readonly summons: string }>();
  const { summonses, phase } = view;
  if (!summonses || (summonses.length === 0 && phase !== 'waitingList')) return null;
  const { current, past } = inOrder(summonses);

  return (
    <Section id="kallelse" title={t('summonsPanel.title')}>
      {done && (
        <ActDone key={`${done.summons}${done.title}`} outcome={done.outcome} title={done.title}>
          {done.text.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </ActDone>
      )}
      {current && (
        <Current
          key={current.id}
          view={view}
          summons={current}
          done={(what) => setDone(what && { ...what, summons: current.id })}
        />
      )}
      {!current && phase === 'waitingList' && (
        <p>
          {t(past.length > 0 ? 'summonsPanel.noneOpen' : 'summonsPanel.none')}{' '}
          <Link to="/ko" search={{ insats: view.insats, place: view.place }}>
            {t('summonsPanel.toList')}
          </Link>
        </p>
      )}
      {past.length > 0 && (
        <details className="past" open={!current && phase === 'waitingList'}>
          <summary>{t('summonsPanel.past')}</summary>
          {past.map((summons) => (
            <section key={summons.id} aria-label={t('summonsPanel.number', { date: format.date(summons.calledAt) })}>
              <h3>{t('summonsPanel.number', { date: format.date(summons.calledAt) })}</h3>
              <Facts summons={summons} waits={false} />
            </section>
          ))}
        </details>
      )}
    </Section>
  );
};
