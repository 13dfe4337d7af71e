import { type ReviewDecision, reviewDecisions } from '@stafett/domain';
import type { LogLine, ReviewView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { RadioGroup } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { accessReview } from '../../i18n/sv/access-review.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { api } from '../../trpc.ts';
import { useLogWords } from './use-log-words.ts';

addRoom({ accessReview });

const route = getRouteApi('/loggkontroll/$review');

/** A list shows many cases: so many are named. */
const NAMED = 3;

const Cases = ({ cases }: Pick<LogLine, 'cases'>) => {
  const { t } = useTranslation();
  const named = cases.slice(0, NAMED).map(({ name, outside }) => (outside ? t('accessReview.notOwn', { name }) : name));
  const more = cases.length - NAMED;
  return (
    <>
      {named.join(', ')}
      {more > 0 && ` ${t('accessReview.moreCases', { count: more })}`}
    </>
  );
};

const Lines = ({ lines }: { lines: readonly LogLine[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLogWords();
  const columns: readonly Column<LogLine>[] = [
    { id: 'number', header: t('accessReview.number'), numeric: true, names: true, cell: ({ number }) => number },
    { id: 'time', header: t('accessReview.time'), cell: ({ at }) => format.time(at) },
    {
      id: 'what',
      header: t('accessReview.what'),
      cell: (line) =>
        line.why === undefined ? words(line) : t('accessReview.saysWhy', { what: words(line), why: line.why }),
    },
    { id: 'about', header: t('accessReview.about'), cell: ({ cases }) => <Cases cases={cases} /> },
  ];
  return (
    <DataTable caption={t('accessReview.log')} columns={columns} rows={lines} rowKey={({ number }) => `${number}`} />
  );
};

type Values = { readonly decision: ReviewDecision | ''; readonly note: string };

const DecideForm = ({ review, done }: { review: string; done: (decision: ReviewDecision, open: number) => void }) => {
  const { t } = useTranslation();
  const form = useForm<Values>({ decision: '', note: '' });
  const save = useSave(api.accessReview.decide.mutationOptions());
  const submit = async ({ decision, note }: Values) => {
    if (decision === '') return undefined;
    if (decision === 'toBeLookedInto' && note.trim() === '')
      return [{ name: 'note', words: t('accessReview.noteMissing') }];
    const saved = await save.send({ review, decision, ...(note.trim() !== '' && { note }) });
    if (saved) done(decision, saved.open);
    return undefined;
  };
  return (
    <Form form={form} onSubmit={submit} refusal={save.refusal}>
      <RadioGroup<Values>
        name="decision"
        label={t('accessReview.decideQuestion')}
        choices={reviewDecisions.map((value) => ({ value, label: t(`accessReview.decision.${value}`) }))}
      />
      <TextArea<Values>
        name="note"
        label={t('accessReview.note')}
        hint={t('accessReview.noteHint')}
        maxLength={4_000}
        optional
      />
      <div className="form-buttons">
        <Button kind="primary" type="submit" working={save.working}>
          {t('accessReview.save')}
        </Button>
      </div>
    </Form>
  );
};

const Outcome = ({ view }: { view: ReviewView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  if (!view.decision || !view.decidedBy || !view.decidedAt) return null;
  return (
    <Notice
      title={t('accessReview.decided', {
        decision: t(`accessReview.decision.${view.decision}`),
        name: view.decidedBy.name,
        when: format.dateAndTime(view.decidedAt),
      })}
    >
      {view.note !== undefined && <p>{view.note}</p>}
    </Notice>
  );
};

type Done = { readonly decision: ReviewDecision; readonly open: number };

/** One colleague's day in the log, to go through and to say what came of it. */
export const ReviewPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { review }: { review: string } = route.useParams();
  const query = useQuery(api.accessReview.get.queryOptions({ review }));
  const [done, setDone] = useState<Done>();
  const view = query.data;
  return (
    <Page
      wide
      title={
        view ? t('accessReview.of', { name: view.staff.name, day: format.date(view.day) }) : t('accessReview.title')
      }
      above={t('accessReview.title')}
      actions={
        <Link to="/loggkontroll" className="button button-secondary">
          {t('accessReview.back')}
        </Link>
      }
    >
      {done && (
        <Notice
          kind="done"
          focus
          title={t('accessReview.saved', { decision: t(`accessReview.decision.${done.decision}`) })}
        >
          <p>{t('accessReview.savedNext', { count: done.open })}</p>
        </Notice>
      )}
      <Loaded query={query}>
        {(shown) => (
          <>
            {!done && <Outcome view={shown} />}
            <SummaryList
              rows={[
                { key: t('accessReview.why'), value: t(`accessReview.kind.${shown.kind}`) },
                { key: t('accessReview.opened'), value: shown.lookUps },
                { key: t('accessReview.outside'), value: shown.outside },
              ]}
            />
            {shown.own && <p>{t('accessReview.own')}</p>}
            <Section id="logg" title={t('accessReview.log')}>
              <p>{t('accessReview.aboutHint')}</p>
              <Lines lines={shown.lines} />
            </Section>
            {!shown.decision && !shown.own && (
              <Section id="avsluta" title={t('accessReview.decide')}>
                <DecideForm review={review} done={(decision, open) => setDone({ decision, open })} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
