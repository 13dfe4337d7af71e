import type { CaseView, MeetingView } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastWord, useWord } from '../../act/last-word.tsx';
import { useAct } from '../../act/use-act.ts';
import { KeptText } from '../../draft/kept-text.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';
import { CaseAbove } from '../cases/case-above.tsx';
import { DocumentText, Erased, Written } from '../cases/document-body.tsx';
import { OutOfSight } from '../cases/out-of-sight.tsx';
import { isOutOfSight, useCase } from '../cases/use-case.ts';
import { documentPlace, mayAct, meetingPlace } from '../cases/ways.ts';
import { AmendForm } from './amend-form.tsx';
import { Commitments } from './commitments.tsx';
import { useMeetingTitle } from './meeting-forms.tsx';
import { meetingPartyName } from './meeting-words.ts';
import { MinutesForm } from './minutes-form.tsx';
import { ObjectionForm } from './objection-form.tsx';

const route = getRouteApi('/arenden/$caseId/moten/$meeting/anteckningar');

type Parts = { readonly view: CaseView; readonly meeting: MeetingView };

/** The minutes as they stand: to read, confirm, print and put right. */
const Recorded = ({ view, meeting, minutes }: Parts & { minutes: NonNullable<MeetingView['minutes']> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { told, tell } = useWord();
  const [amending, setAmending] = useState(false);
  const [objecting, setObjecting] = useState(false);
  const { caseId } = view;
  const { document, version } = minutes.document ?? {};
  const query = useQuery({
    ...api.documents.read.queryOptions(document === undefined ? skipToken : { caseId, document, version }),
    staleTime: 'static',
  });
  const confirm = useAct(api.meetings.confirmMinutes.mutationOptions());
  const there = meeting.parties.filter(({ attended }) => attended);
  const unconfirmed = there.filter((party) => party.type === 'unit' && !party.confirmedAt);

  if (document === undefined) return <Notice title={t('minutes.notYours')} />;

  const confirmNow = async () => {
    tell(undefined);
    const answer = await confirm.send({ caseId, meeting: meeting.id });
    if (answer)
      tell({
        outcome: answer.outcome,
        title: t('minutes.confirmed'),
        ...(answer.waitingFor && { waitingFor: answer.waitingFor }),
      });
  };

  return (
    <>
      {told}
      <Loaded query={query}>
        {({ content, author, writtenAt }) =>
          content.kind === 'erased' ? (
            <Erased text={content} />
          ) : content.kind !== 'minutes' ? null : amending ? (
            <Unfolded title={t('command.amendMinutes')}>
              <AmendForm
                view={view}
                meeting={meeting}
                text={content.text}
                close={() => setAmending(false)}
                tell={(word) => {
                  setAmending(false);
                  tell(word);
                }}
              />
            </Unfolded>
          ) : (
            <>
              <SummaryList
                rows={[
                  {
                    key: t('meetingsPage.when'),
                    value: t('meetingPage.whenText', {
                      day: format.long(meeting.startsAt),
                      time: format.time(meeting.startsAt),
                      count: meeting.minutesLong,
                    }),
                  },
                  { key: t('bookMeeting.mode'), value: t(`meetingMode.${meeting.mode}`) },
                  {
                    key: t('minutes.there'),
                    value: (
                      <ul className="plain-list">
                        {there.map((party) => (
                          <li key={party.id}>{meetingPartyName(t, party)}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
              />
              <Section title={t('minutes.situation')}>
                <Written text={content.text.situation} />
              </Section>
              {content.text.participantsOwnWords && (
                <Section title={t('minutes.ownWords')}>
                  <Written text={content.text.participantsOwnWords} />
                </Section>
              )}
              <Section title={t('minutes.commitments')}>
                {meeting.commitments.length === 0 ? (
                  <p>{t('minutes.noCommitments')}</p>
                ) : (
                  <Commitments
                    meeting={meeting}
                    words={new Map(content.text.commitments.map(({ id, what }) => [id, what]))}
                  />
                )}
              </Section>
              <Section title={t('minutes.confirmations')}>
                <SummaryList
                  rows={there
                    .filter(({ type }) => type === 'unit')
                    .map((party) => ({
                      key: meetingPartyName(t, party),
                      value: party.confirmedAt
                        ? t('minutes.confirmedOn', { date: format.date(party.confirmedAt) })
                        : party.objection
                          ? t('minutes.objectedOn', { date: format.date(party.objection.at) })
                          : t('meetingPage.notConfirmed'),
                    }))}
                />
                {meeting.parties.map(
                  (party) =>
                    party.objection?.document && (
                      <DocumentText
                        key={party.id}
                        caseId={caseId}
                        document={party.objection.document.document}
                        title={t('minutes.objectionOf', { who: meetingPartyName(t, party) })}
                      />
                    ),
                )}
                {unconfirmed.length > 0 && (
                  <p className="quiet">{t('minutes.waitsFor', { count: unconfirmed.length })}</p>
                )}
              </Section>
              {content.amendmentReason && (
                <Section title={t('minutes.amendmentReason')}>
                  <Written text={content.amendmentReason} />
                </Section>
              )}
              {minutes.amendments > 0 && document !== undefined && (
                <p>
                  <Link {...documentPlace(caseId, document)}>{t('minutes.versions')}</Link>
                </p>
              )}
              <p className="quiet">
                {author
                  ? t('documentPage.writtenBy', { name: author.name, date: format.dateAndTime(writtenAt) })
                  : t('documentPage.written', { date: format.dateAndTime(writtenAt) })}
              </p>
            </>
          )
        }
      </Loaded>
      {objecting && (
        <Unfolded title={t('minutes.objectTitle')}>
          <ObjectionForm
            caseId={caseId}
            meeting={meeting}
            close={() => setObjecting(false)}
            tell={(word) => {
              setObjecting(false);
              tell(word);
            }}
          />
        </Unfolded>
      )}
      {!amending && !objecting && (
        <div className="buttons">
          {mayAct(view, 'confirmMinutes', meeting.id) && (
            <Button kind="primary" working={confirm.working} onClick={() => void confirmNow()}>
              {t('command.confirmMinutes')}
            </Button>
          )}
          {mayAct(view, 'confirmMinutes', meeting.id) && (
            <Button
              onClick={() => {
                tell(undefined);
                setObjecting(true);
              }}
            >
              {t('minutes.objectTitle')}
            </Button>
          )}
          {mayAct(view, 'amendMinutes', meeting.id) && (
            <Button onClick={() => setAmending(true)}>{t('command.amendMinutes')}</Button>
          )}
          <Button onClick={() => print()}>{t('page.print')}</Button>
        </div>
      )}
      {confirm.refusal && <Notice kind="problem" focus title={confirm.refusal.words} />}
    </>
  );
};

const Opened = ({ view, meeting }: Parts) => {
  const { t } = useTranslation();
  // Somebody who has begun to write keeps the form until it is sent, whatever a colleague does meanwhile.
  const may = mayAct(view, 'recordMinutes', meeting.id);
  const [begun, setBegun] = useState(may);
  if (may && !begun) setBegun(true);
  if (begun) {
    return (
      <>
        <LastWord />
        {!may && (
          <Notice kind="warning" title={t('actForm.changed')}>
            <p>{t('actForm.changedText')}</p>
          </Notice>
        )}
        <MinutesForm view={view} meeting={meeting} />
      </>
    );
  }
  const kept = <KeptText of={{ form: 'recordMinutes', caseId: view.caseId, subject: meeting.id }} />;
  return meeting.minutes ? (
    <>
      <Recorded view={view} meeting={meeting} minutes={meeting.minutes} />
      {kept}
    </>
  ) : (
    <>
      <LastWord />
      <Notice title={t('minutes.none')}>
        <p>
          <Link {...meetingPlace(view.caseId, meeting.id)}>{t('minutes.toMeeting')}</Link>
        </p>
      </Notice>
      {kept}
    </>
  );
};

/** Mötesanteckningar: written once, then read, confirmed by each party, put right with a reason, and printed. */
export const MinutesPage = () => {
  const { t } = useTranslation();
  const titleOf = useMeetingTitle();
  const { caseId, meeting: id }: { caseId: string; meeting: string } = route.useParams();
  const query = useCase(caseId);
  const meeting = query.data?.meetings?.find((each) => each.id === id);
  if (isOutOfSight(query))
    return (
      <Page title={t('documentKind.minutes')}>
        <OutOfSight />
        {['recordMinutes', 'amendMinutes', 'objectToMinutes'].map((form) => (
          <KeptText key={form} of={{ form, caseId, subject: id }} />
        ))}
      </Page>
    );
  return (
    <Page
      title={meeting ? t('minutes.title', { meeting: titleOf(meeting) }) : t('documentKind.minutes')}
      above={query.data && <CaseAbove view={query.data} />}
    >
      <Loaded query={query}>
        {(view) =>
          meeting ? <Opened key={id} view={view} meeting={meeting} /> : <Notice title={t('meetingPage.gone')} />
        }
      </Loaded>
    </Page>
  );
};
