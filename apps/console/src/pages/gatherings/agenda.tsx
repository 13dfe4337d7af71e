import type { AgendaItemView, GatheringView } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { toldRows } from '../team/told-rows.ts';
import { Card } from './card.tsx';
import { DeferForm, RecommendForm } from './case-forms.tsx';
import { GatheringText } from './gathering-text.tsx';

type Open = 'question' | 'recommend' | 'deferCase' | 'recommendation';

/** One case by its code: the question, and what may be done with it at the meeting. */
const Item = ({ view, item, tell }: { view: GatheringView; item: AgendaItemView; tell: (word: Word) => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const { gathering } = view;
  const { code } = item;
  const toggle = (which: Open) => setOpen((was) => (was === which ? undefined : which));
  const acts = view.allowed.filter((act) => act.code === code);
  const meetingFor = (type: string) => acts.findLast((act) => act.type === type)?.meeting;
  const recommendAt = meetingFor('recommend');
  const deferAt = meetingFor('deferCase');
  const form = {
    gathering,
    code,
    close: () => setOpen(undefined),
    tell: (word: Word) => {
      setOpen(undefined);
      tell(word);
    },
  };
  const last = item.deferred.at(-1);
  const readsQuestion = view.readsQuestions && item.status !== 'withdrawn';
  const mayAnything = readsQuestion || recommendAt !== undefined || deferAt !== undefined;
  return (
    <Card id={`arende-${code}`} title={t('gatheringPage.case', { code })}>
      <SummaryList
        rows={[
          {
            key: t('gatheringPage.raisedBy'),
            value: `${item.raisedBy.agencyName}, ${item.raisedBy.unitName}`,
          },
          { key: t('gatheringPage.raisedOn'), value: format.date(item.raisedAt) },
          ...(item.told ? toldRows(t, item.told) : []),
          ...(last
            ? [{ key: t('gatheringPage.deferredBecause'), value: t(`groupCodes.deferralReason.${last.reason}`) }]
            : []),
          ...(item.recommendation
            ? [{ key: t('gatheringPage.recommendedOn'), value: format.date(item.recommendation.on) }]
            : []),
          ...(view.readsQuestions && item.recommendation && item.recommendation.document === undefined
            ? [{ key: t('gatheringPage.recommendationText'), value: t('gatheringPage.recommendationNotShared') }]
            : []),
        ]}
      />
      {mayAnything && (
        <div className="buttons">
          {readsQuestion && (
            <Button onClick={() => toggle('question')}>{t('gatheringPage.readQuestion', { code })}</Button>
          )}
          {view.readsQuestions && item.recommendation?.document && (
            <Button onClick={() => toggle('recommendation')}>{t('gatheringPage.readRecommendation', { code })}</Button>
          )}
          {recommendAt && (
            <Button kind="primary" onClick={() => toggle('recommend')}>
              {t('gatheringPage.recommend', { code })}
            </Button>
          )}
          {deferAt && <Button onClick={() => toggle('deferCase')}>{t('gatheringPage.deferCode', { code })}</Button>}
        </div>
      )}
      {open === 'question' && (
        <Unfolded level={3} title={t('gatheringPage.question', { code })}>
          <GatheringText gathering={gathering} document={item.question} />
        </Unfolded>
      )}
      {open === 'recommendation' && item.recommendation?.document && (
        <Unfolded level={3} title={t('gatheringPage.recommendationOf', { code })}>
          <GatheringText gathering={gathering} document={item.recommendation.document} />
        </Unfolded>
      )}
      {open === 'recommend' && recommendAt && (
        <Unfolded level={3} title={t('gatheringPage.recommend', { code })}>
          <RecommendForm {...form} meeting={recommendAt} />
        </Unfolded>
      )}
      {open === 'deferCase' && deferAt && (
        <Unfolded level={3} title={t('gatheringPage.deferCode', { code })}>
          <DeferForm {...form} meeting={deferAt} />
        </Unfolded>
      )}
    </Card>
  );
};

/** Ärendekö: the cases that wait for the team, by their codes. */
export const Agenda = ({ view, tell }: { view: GatheringView; tell: (word: Word) => void }) => {
  const { t } = useTranslation();
  const waiting = view.agenda.filter(({ status }) => status === 'waiting');
  return (
    <Section id="arendeko" title={t('gatheringPage.agenda')}>
      <p>{waiting.length === 0 ? t('gatheringPage.agendaEmpty') : t('gatheringPage.agendaLead')}</p>
      {waiting.map((item) => (
        <Item key={item.code} view={view} item={item} tell={tell} />
      ))}
    </Section>
  );
};

/** Rekommendationer: what the team has recommended, the latest first. */
export const Recommendations = ({ view, tell }: { view: GatheringView; tell: (word: Word) => void }) => {
  const { t } = useTranslation();
  const given = view.agenda.filter(({ status }) => status === 'recommended').toReversed();
  return (
    <Section id="rekommendationer" title={t('gatheringPage.recommendations')}>
      {given.length === 0 && <p>{t('gatheringPage.recommendationsNone')}</p>}
      {given.map((item) => (
        <Item key={item.code} view={view} item={item} tell={tell} />
      ))}
    </Section>
  );
};
