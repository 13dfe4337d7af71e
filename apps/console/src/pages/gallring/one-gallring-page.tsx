import {
  addMonths,
  type IsoDate,
  longestPostponement,
  type PostponementReason,
  postponementReasons,
} from '@stafett/domain';
import type { ArchiveFile, GallringRow } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { FormButtons, RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';
import { saveFile } from './save-file.ts';
import { useGallringWords } from './use-gallring-words.ts';

const route = getRouteApi('/gallring/$gallring');

/** What has just been done, said on top of the page. */
type Told = { readonly title: string; readonly text: readonly string[] };
type PartProps = { readonly row: GallringRow; readonly tell: (told: Told | undefined) => void };

const Facts = ({ row }: { row: GallringRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  const { tone, words: state } = words.state(row);
  const { first, second, archived, carriedOutAt, caseId } = row;
  const destroyed = words.destroyed(row);
  return (
    <SummaryList
      rows={[
        ...(row.of === 'case'
          ? [
              {
                key: t('gallringPage.case'),
                value: row.caseCode,
                ...(caseId && {
                  action: (
                    <Link to="/arenden/$caseId" params={{ caseId }}>
                      {t('gallringPage.openCase')}
                    </Link>
                  ),
                }),
              },
              { key: t('gallringPage.insats'), value: row.insatsName },
              { key: t('gallringPage.closedOn'), value: format.date(row.closedOn) },
              { key: t('gallringPage.rule'), value: words.rule(row) },
            ]
          : [
              { key: t('gallringPage.meetings.between'), value: words.between(row) },
              { key: t('gallringPage.meetings.year'), value: row.caseCode },
              { key: t('gallringPage.meetings.rule'), value: words.rule(row) },
            ]),
        { key: t('gallringPage.dueOn'), value: format.date(row.dueOn) },
        carriedOutAt
          ? { key: t('gallringPage.carriedOutOn'), value: format.dateAndTime(carriedOutAt) }
          : { key: t('gallringPage.state'), value: <StatusText tone={tone}>{state}</StatusText> },
        ...(first
          ? [
              {
                key: t('gallringPage.confirmedBy'),
                value: (
                  <ul className="plain-list">
                    {[first, ...(second ? [second] : [])].map((one) => (
                      <li key={one.at}>{words.byWhen(one)}</li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
        ...(destroyed ? [{ key: t('gallringPage.destroyed'), value: destroyed }] : []),
        ...(archived
          ? [
              {
                key: t('gallringPage.archiveFile'),
                value: (
                  <>
                    {t('gallringPage.archivedBy', { name: archived.by.name, when: format.dateAndTime(archived.at) })}
                    <span className="below quiet">
                      {t('gallringPage.checksum')}: <span className="long-code">{archived.hash}</span>
                    </span>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

const MeetingConsequences = ({ year }: { year: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('gallringPage.goesTitle')}>
        <p>{t('gallringPage.meetings.goes', { year })}</p>
      </Section>
      <Section title={t('gallringPage.staysTitle')}>
        <ul className="bulleted">
          {(['others', 'dates', 'log', 'protocol'] as const).map((part) => (
            <li key={part}>{t(`gallringPage.meetings.stays.${part}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
};

const Consequences = ({ row }: { row: GallringRow }) => {
  const { t } = useTranslation();
  if (row.of !== 'case') return <MeetingConsequences year={row.caseCode} />;
  return (
    <>
      <Section title={t('gallringPage.goesTitle')}>
        <ul className="bulleted">
          {(['texts', 'sight', 'work', 'last'] as const).map((part) => (
            <li key={part}>{t(`gallringPage.goes.${part}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('gallringPage.staysTitle')}>
        <ul className="bulleted">
          {(['others', 'figures', 'log', 'protocol'] as const).map((part) => (
            <li key={part}>{t(`gallringPage.stays.${part}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
};

const Export = ({ row, tell }: PartProps) => {
  const { t } = useTranslation();
  const save = useSave(api.gallring.exportArchive.mutationOptions());
  const exportNow = async () => {
    tell(undefined);
    const file: ArchiveFile | undefined = await save.send({ gallring: row.id, version: row.version });
    if (!file) return;
    saveFile(file.fileName, file.content);
    tell({
      title: t('gallringPage.exported'),
      text: [t('gallringPage.exportedText', { file: file.fileName })],
    });
  };
  return (
    <Section id="arkiv" title={t('gallringPage.archiveTitle')}>
      <p>{t('gallringPage.archiveText')}</p>
      {save.refusal && <Notice kind="problem" focus title={save.refusal.words} />}
      <p className="buttons">
        <Button kind={row.archived ? 'secondary' : 'primary'} working={save.working} onClick={() => void exportNow()}>
          {t(row.archived ? 'gallringPage.exportAgain' : 'gallringPage.export')}
        </Button>
      </p>
    </Section>
  );
};

const Sure = ({ row, tell, close }: PartProps & { close: () => void }) => {
  const { t } = useTranslation();
  const save = useSave(api.gallring.confirm.mutationOptions());
  const confirm = async () => {
    const after = await save.send({ gallring: row.id, version: row.version });
    if (!after) return;
    const both = after.status === 'confirmed' || after.status === 'carriedOut';
    tell({
      title: t(both ? 'gallringPage.confirmedBoth' : 'gallringPage.confirmed'),
      text: [
        t(
          !both
            ? 'gallringPage.confirmedText'
            : row.of === 'case'
              ? 'gallringPage.confirmedBothText'
              : 'gallringPage.meetings.confirmedBothText',
        ),
      ],
    });
    close();
  };
  return (
    <Dialog
      title={
        row.of === 'case'
          ? t('gallringPage.sure', { code: row.caseCode })
          : t('gallringPage.meetings.sure', { year: row.caseCode })
      }
      onClose={close}
      actions={
        <>
          <Button kind="danger" working={save.working} onClick={() => void confirm()}>
            {t('gallringPage.sureYes')}
          </Button>
          <Button onClick={close}>{t('form.cancel')}</Button>
        </>
      }
    >
      {save.refusal && <Notice kind="problem" focus title={save.refusal.words} />}
      <p>
        {t(
          !row.first
            ? 'gallringPage.sureFirst'
            : row.of === 'case'
              ? 'gallringPage.sureSecond'
              : 'gallringPage.meetings.sureSecond',
        )}
      </p>
    </Dialog>
  );
};

const Confirm = (props: PartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { row } = props;
  const { first, may, status, postponed, dueOn } = row;
  const ofCase = row.of === 'case';
  const from = status === 'postponed' && postponed && postponed.until > dueOn ? postponed.until : dueOn;
  return (
    <Section id="bekrafta" title={t('gallringPage.confirmTitle')}>
      {status === 'confirmed' ? (
        <p>{t(ofCase ? 'gallringPage.soon' : 'gallringPage.meetings.soon')}</p>
      ) : row.confirmedByViewer ? (
        <p>{t('gallringPage.own')}</p>
      ) : may.includes('confirm') ? (
        <>
          <p>
            {first
              ? t(ofCase ? 'gallringPage.second' : 'gallringPage.meetings.second', {
                  name: first.by.name,
                  when: format.dateAndTime(first.at),
                })
              : t('gallringPage.first')}
          </p>
          <p className="buttons">
            <Button kind="primary" onClick={() => setAsking(true)}>
              {t('gallringPage.confirm')}
            </Button>
          </p>
        </>
      ) : (
        <p>
          {from > format.today ? t('gallringPage.notYet', { date: format.date(from) }) : t('gallringPage.notExported')}
        </p>
      )}
      {asking && <Sure {...props} close={() => setAsking(false)} />}
    </Section>
  );
};

type Values = { reason: PostponementReason | ''; until: IsoDate | '' };

const PostponeForm = ({ row, tell, close }: PartProps & { close: () => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  const form = useForm<Values>({ reason: '', until: '' });
  const save = useSave(api.gallring.postpone.mutationOptions());
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ reason, until }) => {
        if (reason === '' || until === '') return;
        const after = await save.send({ gallring: row.id, version: row.version, reason, until });
        if (!after) return;
        tell({
          title: t('gallringPage.postponed'),
          text: [
            t(row.of === 'case' ? 'gallringPage.postponedText' : 'gallringPage.meetings.postponedText', {
              date: format.date(until),
            }),
          ],
        });
        close();
      }}
    >
      <p>{t('gallringPage.postponeText')}</p>
      <RadioGroup<Values>
        name="reason"
        label={t(row.of === 'case' ? 'gallringPage.reason' : 'gallringPage.meetings.reason')}
        choices={postponementReasons.map((value) => ({ value, label: words.reason(row.of, value) }))}
      />
      <DateField<Values>
        name="until"
        label={t('gallringPage.until')}
        hint={t('gallringPage.untilHint')}
        lean="ahead"
        latest={addMonths(format.today, longestPostponement)}
      />
      <FormButtons>
        <Button type="submit" kind="primary" working={save.working}>
          {t('gallringPage.postpone')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};

/** One share: what goes and what stays, two people's confirmations, the export before them, or a reason to wait. Afterwards the protocol. */
export const OneGallringPage = () => {
  const { t } = useTranslation();
  const { gallring }: { gallring: string } = route.useParams();
  const query = useQuery(api.gallring.get.queryOptions({ gallring }));
  const [told, tell] = useState<Told>();
  const [postponing, setPostponing] = useState(false);
  const words = useGallringWords();
  const row = query.data;
  const isDone = row?.status === 'carriedOut';
  return (
    <Page
      title={
        row === undefined
          ? t('gallringPage.title')
          : row.of === 'case'
            ? t(isDone ? 'gallringPage.ofDone' : 'gallringPage.of', { code: row.caseCode })
            : t(isDone ? 'gallringPage.meetings.ofDone' : 'gallringPage.meetings.of', { year: row.caseCode })
      }
      above={row && words.between(row)}
      actions={
        <>
          {isDone && <Button onClick={() => print()}>{t('page.print')}</Button>}
          <Link to="/gallring" search={isDone ? { visa: 'protokoll' } : {}} className="button button-secondary">
            {t('gallringPage.back')}
          </Link>
        </>
      }
    >
      {told && (
        <Notice kind="done" focus title={told.title}>
          {told.text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <Loaded query={query}>
        {(shown) => (
          <>
            <Facts row={shown} />
            {!isDone && (
              <>
                <Consequences row={shown} />
                {shown.may.includes('export') && <Export row={shown} tell={tell} />}
                <Confirm row={shown} tell={tell} />
                {postponing ? (
                  <Unfolded title={t('gallringPage.postpone')}>
                    <PostponeForm row={shown} tell={tell} close={() => setPostponing(false)} />
                  </Unfolded>
                ) : (
                  shown.may.includes('postpone') && (
                    <p className="buttons">
                      <Button
                        onClick={() => {
                          tell(undefined);
                          setPostponing(true);
                        }}
                      >
                        {t('gallringPage.postpone')}
                      </Button>
                    </p>
                  )
                )}
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
