import { purposesOfText, type TextRefusalReason, textRefusalReasons } from '@stafett/domain';
import { Link } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { textRequest } from '../../i18n/sv/text-request.ts';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { DocumentText } from '../cases/document-body.tsx';
import { casePlace } from '../cases/ways.ts';
import { askedOf, broughtIn, GroundFields, type GroundValues, groundAtFirst, type Told } from '../samtycke/ground.tsx';
import { partyName } from './party-names.ts';
import { useTextName } from './use-text-name.ts';

addRoom({ textRequest });

const Gone = ({ caseId, words }: { caseId: string; words: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <p>{words}</p>
      <p>
        <Link {...casePlace(caseId)}>{t('actForm.openCase')}</Link>
      </p>
    </>
  );
};

type AskValues = { text: string; why: string };

/** Whoever has taken over asks for a text that it was not given: which one, and what it is needed for. */
export const AskForTextForm = ({ view: { caseId, textsToAskFor = [] }, search }: ActFormProps) => {
  const { t } = useTranslation();
  const textName = useTextName();
  const form = useForm<AskValues>({
    text: textsToAskFor.some(({ document }) => document === search.om) ? (search.om ?? '') : '',
    why: '',
  });
  const draft = useFormDraft(form, { form: 'askForText', caseId });
  const act = useAct(api.handovers.askForText.mutationOptions());
  if (textsToAskFor.length === 0 && !act.working) return <Gone caseId={caseId} words={t('textRequest.nothing')} />;
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ text, why }) => (text === '' ? undefined : act.send({ caseId, text, why: why.trim() }))}
      told={() => ({ title: t('textRequest.asked'), text: [t('textRequest.askedText')] })}
      then={casePlace(caseId)}
      send={t('textRequest.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('textRequest.lead')}</p>
      <RadioGroup<AskValues>
        name="text"
        label={t('textRequest.which')}
        choices={textsToAskFor.map((text) => ({
          value: text.document,
          label: textName(text),
          hint: t('textRequest.writtenBy', { party: partyName(text.writtenBy) }),
        }))}
      />
      <TextArea<AskValues> name="why" label={t('textRequest.why')} hint={t('textRequest.whyHint')} rows={5} />
    </ActForm>
  );
};

type AnswerValues = GroundValues & { answer: 'gives' | 'refuses' | ''; reason: TextRefusalReason | '' };

/** Who wrote the text reads it and what it is needed for, tries whether it may be given, and gives it or says why not. */
export const AnswerTextRequestForm = ({
  view: { caseId, textRequests = [], options, samtycke },
  search,
}: ActFormProps) => {
  const { t } = useTranslation();
  const { today } = useFormat();
  const me = useMe();
  const textName = useTextName();
  const request = textRequests.find(({ id }) => id === search.om);
  const form = useForm<AnswerValues>({ ...groundAtFirst(options.bases, today), answer: '', reason: '' });
  const answer = useWatch({ control: form.control, name: 'answer' });
  const act = useAct(api.handovers.answerTextRequest.mutationOptions());
  if (!request) return <Gone caseId={caseId} words={t('textRequest.gone')} />;
  const told: Told = { to: [request.askedBy], purposes: purposesOfText, withPapers: true };
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ answer: given, reason, ...ground }) => {
        const { basis } = ground;
        const about = { caseId, request: request.id };
        if (given === 'gives' && basis !== '') {
          const brought = broughtIn(ground, askedOf(me.agency.id, samtycke, told, basis, today), told);
          return act.send({ ...about, says: { answer: given, basis, ...brought } });
        }
        if (given === 'refuses' && reason !== '') return act.send({ ...about, says: { answer: given, reason } });
        return undefined;
      }}
      told={(_answer, values) => ({
        title: t(values.answer === 'gives' ? 'textRequest.givenTitle' : 'textRequest.refusedTitle'),
        text: [t('textRequest.answeredText', { party: partyName(request.askedBy) })],
      })}
      then={casePlace(caseId)}
      send={t('textRequest.answerSend')}
      cancel={casePlace(caseId)}
    >
      <p>{t('textRequest.answerLead', { party: partyName(request.askedBy), text: textName(request) })}</p>
      {request.why && (
        <DocumentText
          caseId={caseId}
          document={request.why.document}
          version={request.why.version}
          title={t('textRequest.whyTitle')}
        />
      )}
      <DocumentText caseId={caseId} document={request.document} title={textName(request)} />
      <RadioGroup<AnswerValues>
        name="answer"
        label={t('textRequest.answer')}
        choices={[
          { value: 'gives', label: t('textRequest.gives'), hint: t('textRequest.givesHint') },
          { value: 'refuses', label: t('textRequest.refuses') },
        ]}
      />
      {answer === 'gives' && <GroundFields bases={options.bases} told={told} known={samtycke} />}
      {answer === 'refuses' && (
        <RadioGroup<AnswerValues>
          name="reason"
          label={t('textRequest.reason')}
          choices={textRefusalReasons.map((reason) => ({ value: reason, label: t(`textRequest.reasons.${reason}`) }))}
        />
      )}
    </ActForm>
  );
};
