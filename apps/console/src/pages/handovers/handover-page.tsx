import {
  type CommandType,
  type DeclineReason,
  declineReasons,
  type HandoverOutcome,
  handoverOutcomes,
  type WithdrawReason,
  withdrawReasons,
} from '@stafett/domain';
import type { CaseView, HandoverView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, type LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useWord } from '../../act/last-word.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { StaffChoice, staffWith } from '../cases/assign-forms.tsx';
import { CaseAbove } from '../cases/case-above.tsx';
import { CaseSentence } from '../cases/case-sentence.tsx';
import { DocumentText } from '../cases/document-body.tsx';
import { filled } from '../cases/filled.ts';
import { ParticipantPart } from '../cases/participant-part.tsx';
import { SamePerson } from '../cases/same-person.tsx';
import { isOutOfSight, useCase } from '../cases/use-case.ts';
import { actPlace, caseActs, casePlace, handoverPlace, mayAct } from '../cases/ways.ts';
import { HandoverFacts } from './handover-facts.tsx';
import { isSameText, PapersChoice, usePapers } from './papers-choice.tsx';
import { addressName } from './party-names.ts';
import { AnswerSupportForm, EndSupportForm, ExtendSupportForm } from './support-forms.tsx';
import { useHandoverAct, useWhoCameFirst } from './who-came-first.ts';

const route = getRouteApi('/arenden/$caseId/overlamningar/$handover');

type FormProps = {
  readonly view: CaseView;
  readonly handover: HandoverView;
  readonly close: () => void;
  /** Takes the word of an act after which one stays on the page. */
  readonly tell: (word: Word) => void;
};

const list: LinkProps = { to: '/overlamningar' };

const AcceptForm = ({ view: { caseId }, handover, close }: FormProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(api.organisation.directory.queryOptions());
  const referral = handover.route === 'referral';
  const form = useForm<{ staff: string }>({ staff: referral ? '' : me.staff.id });
  const act = useHandoverAct(useAct(api.handovers.accept.mutationOptions()));
  return (
    <Loaded query={query}>
      {({ ownUnitStaff }) => (
        <ActForm
          form={form}
          act={act}
          submit={({ staff }) =>
            act.send({ caseId, handover: handover.id, ...(staff !== '' && { caseworker: staff }) })
          }
          told={() => ({
            title: t(referral ? 'handoverPage.acceptedReferral' : 'handoverPage.acceptedTitle'),
            text: [t(referral ? 'handoverPage.acceptedReferralText' : 'handoverPage.acceptedText')],
          })}
          then={casePlace(caseId)}
          send={t('command.acceptHandover')}
          cancel={close}
        >
          <p>{t(referral ? 'handoverPage.acceptReferralLead' : 'handoverPage.acceptLead')}</p>
          <StaffChoice
            label={t('handoverPage.caseworker')}
            staff={staffWith(ownUnitStaff, 'caseworker', 'coach', 'manager')}
            optional
          />
        </ActForm>
      )}
    </Loaded>
  );
};

type DeclineValues = { reason: DeclineReason | ''; needed: string };

const DeclineForm = ({ view: { caseId }, handover, close }: FormProps) => {
  const { t } = useTranslation();
  const form = useForm<DeclineValues>({ reason: '', needed: '' });
  const draft = useFormDraft(form, { form: 'declineHandover', caseId, subject: handover.id });
  const act = useHandoverAct(useAct(api.handovers.decline.mutationOptions()));
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      danger
      submit={async ({ reason, needed }) =>
        reason === ''
          ? undefined
          : act.send({ caseId, handover: handover.id, reason, ...filled({ needed: needed.trim() }) })
      }
      // Without saying what is missing, "too little is known" helps nobody.
      check={({ reason, needed }) =>
        reason === 'insufficientInformation' && needed.trim() === ''
          ? [{ name: 'needed', words: t('handoverPage.neededMissing') }]
          : []
      }
      told={() => ({ title: t('handoverPage.declinedTitle'), text: [t('handoverPage.declinedText')] })}
      // Who has said no has no business with the case any more.
      then={list}
      send={t('command.declineHandover')}
      cancel={close}
    >
      <p>{t('handoverPage.declineLead')}</p>
      <RadioGroup<DeclineValues>
        name="reason"
        label={t('handoverPage.declineReason')}
        choices={declineReasons.map((reason) => ({ value: reason, label: t(`declineReason.${reason}`) }))}
      />
      <TextArea<DeclineValues>
        name="needed"
        label={t('handoverPage.needed')}
        hint={t('handoverPage.neededHint')}
        optional
      />
    </ActForm>
  );
};

const AskForm = ({ view: { caseId }, handover, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const form = useForm<{ question: string }>({ question: '' });
  const draft = useFormDraft(form, { form: 'requestHandoverInfo', caseId, subject: handover.id });
  const act = useHandoverAct(useAct(api.handovers.requestInfo.mutationOptions()));
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ question }) => act.send({ caseId, handover: handover.id, question: question.trim() })}
      told={() => ({ title: t('handoverPage.askedTitle'), text: [t('handoverPage.askedText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('handoverPage.askSend')}
      cancel={close}
    >
      <TextArea name="question" label={t('handoverPage.question')} hint={t('handoverPage.questionHint')} />
    </ActForm>
  );
};

type SupplyValues = { answer: string; papers: string[] };

const SupplyForm = ({ view, handover, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const { caseId } = view;
  const form = useForm<SupplyValues>({ answer: '', papers: [] });
  // What the receiver reads already is not chosen again.
  const papers = usePapers(view).filter(({ link }) => !handover.papers?.some((sent) => isSameText(sent, link)));
  const draft = useFormDraft(form, { form: 'supplyHandoverInfo', caseId, subject: handover.id });
  const act = useHandoverAct(useAct(api.handovers.supplyInfo.mutationOptions()));
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ answer, papers: chosen }) => {
        const along = papers.filter(({ value }) => chosen.includes(value)).map(({ link }) => link);
        return act.send({
          caseId,
          handover: handover.id,
          answer: answer.trim(),
          ...(along.length > 0 && { papers: along }),
        });
      }}
      told={() => ({ title: t('handoverPage.suppliedTitle'), text: [t('handoverPage.suppliedText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('command.supplyHandoverInfo')}
      cancel={close}
    >
      <TextArea<SupplyValues>
        name="answer"
        label={t('handoverPage.supply')}
        hint={t('handoverPage.supplyHint')}
        rows={6}
      />
      <PapersChoice<SupplyValues> name="papers" papers={papers} hint={t('handoverPage.supplyPapersHint')} />
    </ActForm>
  );
};

const WithdrawForm = ({ view: { caseId }, handover, close }: FormProps) => {
  const { t } = useTranslation();
  const form = useForm<{ reason: WithdrawReason | '' }>({ reason: '' });
  const act = useHandoverAct(useAct(api.handovers.withdraw.mutationOptions()));
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={async ({ reason }) => (reason === '' ? undefined : act.send({ caseId, handover: handover.id, reason }))}
      told={() => ({ title: t('handoverPage.withdrawnTitle'), text: [t('handoverPage.withdrawnText')] })}
      then={casePlace(caseId)}
      send={t('command.withdrawHandover')}
      cancel={close}
    >
      <p>{t('handoverPage.withdrawLead', { to: addressName(handover.to) })}</p>
      <RadioGroup<{ reason: WithdrawReason | '' }>
        name="reason"
        label={t('handoverPage.withdrawReason')}
        choices={withdrawReasons.map((reason) => ({ value: reason, label: t(`withdrawReason.${reason}`) }))}
      />
    </ActForm>
  );
};

type CompleteValues = { outcome: HandoverOutcome | '' };

const CompleteForm = ({ view: { caseId }, handover, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const form = useForm<CompleteValues>({ outcome: '' });
  const act = useHandoverAct(useAct(api.handovers.complete.mutationOptions()));
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ outcome }) =>
        outcome === '' ? undefined : act.send({ caseId, handover: handover.id, outcome })
      }
      told={() => ({ title: t('handoverPage.completedTitle'), text: [t('handoverPage.completedText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('handoverPage.completeSend')}
      cancel={close}
    >
      <p>{t('handoverPage.completeLead')}</p>
      <RadioGroup<CompleteValues>
        name="outcome"
        label={t('handoverPage.outcome')}
        choices={handoverOutcomes.map((outcome) => ({ value: outcome, label: t(`handoverOutcome.${outcome}`) }))}
      />
    </ActForm>
  );
};

const forms = {
  acceptHandover: AcceptForm,
  requestHandoverInfo: AskForm,
  declineHandover: DeclineForm,
  supplyHandoverInfo: SupplyForm,
  completeHandover: CompleteForm,
  withdrawHandover: WithdrawForm,
  extendParallelSupport: ExtendSupportForm,
  answerParallelSupport: AnswerSupportForm,
  endParallelSupport: EndSupportForm,
} as const satisfies Partial<Record<CommandType, unknown>>;
type Open = keyof typeof forms;

const Acknowledge = ({ view: { caseId }, handover, tell }: Omit<FormProps, 'close'>) => {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useHandoverAct(useAct(api.handovers.acknowledge.mutationOptions()));
  const acknowledge = async () => {
    const answer = await act.send({ caseId, handover: handover.id });
    if (answer)
      tell({
        outcome: answer.outcome,
        title: t('handoverPage.acknowledgedTitle'),
        text: [t('handoverPage.acknowledgedText', { date: format.date(handover.answerBy) })],
      });
  };
  return (
    <>
      <Button working={act.working} onClick={() => void acknowledge()}>
        {t('command.acknowledgeHandover')}
      </Button>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </>
  );
};

/** What was written with the handover, and the questions and answers since. */
const Texts = ({ view: { caseId }, handover }: Pick<FormProps, 'view' | 'handover'>) => {
  const { t } = useTranslation();
  const texts = [
    [handover.message, t('handoverPage.messageTitle')],
    [handover.question, t('handoverPage.questionTitle')],
    [handover.answerToQuestion, t('handoverPage.answerTitle')],
    [handover.declined?.needed, t('handoverPage.neededTitle')],
  ] as const;
  return (
    <>
      {texts.map(
        ([link, title]) =>
          link && (
            <DocumentText
              key={`${link.document} ${link.version}`}
              caseId={caseId}
              document={link.document}
              title={title}
            />
          ),
      )}
      {handover.papers?.map((paper) => (
        <DocumentText key={paper.document} caseId={caseId} {...paper} />
      ))}
    </>
  );
};

/** The way between a handover that came to nothing and the one that was sent instead. */
const Replacing = ({ caseId, handover }: { caseId: string; handover: HandoverView }) => {
  const { t } = useTranslation();
  return (
    <>
      {handover.replaces && (
        <p>
          <Link {...handoverPlace(caseId, handover.replaces)}>{t('handoverPage.replaces')}</Link>
        </p>
      )}
      {handover.replacedBy && (
        <p>
          <Link {...handoverPlace(caseId, handover.replacedBy)}>{t('handoverPage.replacedBy')}</Link>
        </p>
      )}
    </>
  );
};

/** After a no, silence or a withdrawal: the way to ask again. */
const AskAgain = ({ view, handover }: Pick<FormProps, 'view' | 'handover'>) => {
  const { t } = useTranslation();
  const ended = handover.status === 'declined' || handover.status === 'expired' || handover.status === 'withdrawn';
  const act = handover.route === 'referral' ? 'aktualisera-igen' : 'overlamning';
  if (!ended || !mayAct(view, caseActs[act])) return null;
  return (
    <p>
      <Link {...actPlace(view.caseId, act)} className="button button-primary">
        {t(`command.${caseActs[act]}`)}
      </Link>
    </p>
  );
};

const Opened = ({ view, handover, left }: Pick<FormProps, 'view' | 'handover'> & { readonly left: boolean }) => {
  const { t } = useTranslation();
  const { told, tell } = useWord(true);
  const [open, setOpen] = useState<Open>();
  const may = (type: CommandType) => mayAct(view, type, handover.id);
  const acts = (Object.keys(forms) as Open[]).filter(may);
  const Form = open && may(open) && forms[open];
  const first = useWhoCameFirst(handover);
  const actName = (act: Open): string =>
    act === 'withdrawHandover' && handover.route === 'referral'
      ? t('handoverPage.withdrawReferral')
      : t(`command.${act}`);
  return (
    <>
      {told}
      {left ? (
        <Notice kind="warning" title={t('handoverPage.changed')}>
          <p>{t('handoverPage.left')}</p>
          {Form && <p>{t('actForm.kept')}</p>}
        </Notice>
      ) : (
        <>
          <CaseSentence view={view} />
          <SamePerson view={view} />
          <HandoverFacts handover={handover} />
          <Replacing caseId={view.caseId} handover={handover} />
          <Texts view={view} handover={handover} />
          <AskAgain view={view} handover={handover} />
        </>
      )}
      {open && !Form && (
        <Notice kind="warning" title={t('handoverPage.changed')}>
          {first && <p>{first}</p>}
          <p>{t('handoverPage.changedText')}</p>
        </Notice>
      )}
      {Form ? (
        <Unfolded key={open} title={actName(open)}>
          <Form
            view={view}
            handover={handover}
            close={() => setOpen(undefined)}
            tell={(word) => {
              setOpen(undefined);
              tell(word);
            }}
          />
        </Unfolded>
      ) : (
        !left &&
        (acts.length > 0 || may('acknowledgeHandover')) && (
          <div className="buttons no-print">
            {acts.map((act) => (
              <Button
                key={act}
                kind={act === 'acceptHandover' || act === 'supplyHandoverInfo' ? 'primary' : 'secondary'}
                onClick={() => {
                  tell(undefined);
                  setOpen(act);
                }}
              >
                {actName(act)}
              </Button>
            ))}
            {may('acknowledgeHandover') && <Acknowledge view={view} handover={handover} tell={tell} />}
          </div>
        )
      )}
      {!left && <ParticipantPart view={view} />}
    </>
  );
};

/** One handover: for the receiver to answer, for the sender to follow with both clocks. */
export const HandoverPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { caseId, handover: id }: { caseId: string; handover: string } = route.useParams();
  const query = useCase(caseId);
  const found = query.data?.handovers?.find((each) => each.id === id);
  // What one is answering stays on the page, with what one has typed, also when it is no longer one's to see.
  const [last, setLast] = useState(found);
  if (found && found !== last) setLast(found);
  const handover = found ?? (last?.id === id ? last : undefined);
  // The unit has said no, or is asked no more: what it was shown goes, what one has typed stays.
  const left = isOutOfSight(query);
  // Who was asked reads from whom; who asked reads to whom.
  const titleOf = ({ route: way, from, to }: HandoverView): string => {
    const referral = way === 'referral';
    const toUs = (to.type === 'unit' ? [to.party] : to.members).some(({ unit }) => unit === me.unit.id);
    return toUs
      ? t(referral ? 'handoverPage.referralTitleFrom' : 'handoverPage.titleFrom', { from: from.agencyName })
      : t(referral ? 'handoverPage.referralTitle' : 'handoverPage.title', { to: addressName(to) });
  };
  return (
    <Page
      title={handover ? titleOf(handover) : t('menu.handovers')}
      above={query.data && !left && <CaseAbove view={query.data} />}
      actions={<Button onClick={() => print()}>{t('page.print')}</Button>}
    >
      <Loaded query={query}>
        {(view) =>
          handover ? (
            <Opened key={id} view={view} handover={handover} left={left} />
          ) : (
            <Notice title={t('handoverPage.gone')}>
              <p>
                <Link {...list}>{t('handoverPage.toList')}</Link>
              </p>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  );
};
